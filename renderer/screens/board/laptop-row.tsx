import { Laptop, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { LaptopView } from '../../../shared/contract/board.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { MarkWord } from '../../components/mark.tsx'
import { CellTable } from '../../components/reading-table.tsx'
import { Age } from '../../components/times.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import styles from './board.module.css'

const verdictOf = { online: 'ok', no_names: 'warning', offline: 'critical' } as const
/** It is looked at every half a minute. */
const oldFromMs = 75_000

/** Is it me? How the laptop itself stands, as the first reading of the board: before its targets are blamed. */
export function LaptopRow({ zone }: { readonly zone: string }) {
  const lang = useLanguage()
  const { laptop, board } = useDeck()
  const view = useStore(laptop.store, (all) => all.view)
  const held = useStore(board.store, ({ watches }) => watches.filter((watch) => watch.held).length)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const now = useNow()
  if (view === null) return null
  const past = now - Date.parse(view.at) > oldFromMs
  const mark = verdictOf[view.state]

  async function look() {
    setBusy(true)
    await laptop.load()
    setBusy(false)
  }

  return (
    <section className={cx(styles.laptop, past && styles.past)} data-state={view.state} aria-label={say(lang, 'laptop.ask')}>
      <div className={styles.row} data-laptop>
        <span className={styles.verdict}>
          <MarkWord of={mark} past={past} word={say(lang, `laptop.state.${view.state}`)} />
        </span>
        <div className={styles.what}>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Laptop size={13} aria-hidden /> {say(lang, 'laptop.title')}
          </button>
          <small role="status" title={view.says[lang]}>
            {view.says[lang]}
            {view.state === 'offline' && ` ${say(lang, 'laptop.holds', { count: held })}`}
          </small>
        </div>
        <span className={styles.age}>
          <Age of={view.at} zone={zone} as={past ? 'old' : 'fresh'} />
        </span>
        <span className={styles.rowActs}>
          <Button look="quiet" label={say(lang, 'laptop.look')} isPending={busy} onPress={() => void look()}>
            <RotateCw size={13} aria-hidden />
          </Button>
        </span>
      </div>
      {open && (
        <CellTable
          columns={[say(lang, 'laptop.what'), say(lang, 'laptop.where'), say(lang, 'laptop.note')]}
          rows={partsOf(view, say(lang, 'laptop.name_server'))}
          label={say(lang, 'laptop.ask')}
        />
      )}
    </section>
  )
}

const partsOf = ({ interfaces, names, proxies }: LaptopView, nameServer: string) => [
  ...interfaces.map(({ name, address, vpn }) => [name, address, vpn ? 'VPN' : '']),
  ...names.servers.map((server) => [nameServer, server, names.asked.join(', ')]),
  ...proxies.map(({ variable, through }) => [variable, through, '']),
]
