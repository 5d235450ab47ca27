import { Laptop } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LaptopView } from '../../../shared/contract/board.ts'
import { say } from '../../../shared/text/message.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './probes.module.css'

/** Seconds matter while a VPN comes up; nobody outside is asked. */
const askMs = 15_000

/** Is it me? How the laptop itself stands, above the targets that would be blamed. */
export function LaptopLine() {
  const lang = useLanguage()
  const { client } = useDeck()
  const [view, setView] = useState<LaptopView | null>(null)
  useEffect(() => {
    let gone = false
    const ask = async () => {
      const reply = await client.board.laptop({})
      // Without an answer the old one is not shown on.
      if (!gone) setView(reply.ok ? reply.value : null)
    }
    void ask()
    const timer = setInterval(() => void ask(), askMs)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [client])
  if (view === null) return null
  return (
    <p className={styles.laptop} data-state={view.state} role="status" aria-label={say(lang, 'laptop.ask')}>
      <Laptop size={14} aria-hidden />
      {view.says[lang]}
    </p>
  )
}
