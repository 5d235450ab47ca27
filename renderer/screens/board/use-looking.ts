import { useEffect } from 'react'
import { useDeck } from '../../state/use-deck.ts'

/** Well within the time the core asks on after somebody looked. */
const lookMs = 60_000

/** While the board is in view the core is told so: it asks on as long as somebody looks. */
export function useLooking() {
  const { board } = useDeck()
  useEffect(() => {
    const look = () => void (document.visibilityState === 'visible' && board.load())
    look()
    const timer = setInterval(look, lookMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [board])
}
