import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { Keys } from '../../components/keys.tsx'
import { Resizer } from '../../components/resizer.tsx'
import { bounds, timelineLeast, type PanelName } from '../../state/panels.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useFold } from './use-fold.ts'
import styles from './command.module.css'

const icons = {
  run: { fold: PanelLeftClose, open: PanelLeftOpen },
  side: { fold: PanelRightClose, open: PanelRightOpen },
} as const

/** A panel beside the timeline. Folded, a strip with its name is left, which opens it again. */
export function FoldingPanel({ name, children }: { readonly name: PanelName; readonly children: ReactNode }) {
  const lang = useLanguage()
  const { panels } = useDeck()
  const folded = useStore(panels.store, (all) => all[name].folded)
  const fold = useFold()
  const Icon = icons[name][folded ? 'open' : 'fold']
  return (
    <aside
      className={cx(styles.panelFrame, styles[name], folded && styles.folded)}
      aria-label={say(lang, `screen.tab.${name}`)}
      data-panel={name}
      {...(folded ? { 'data-part': name } : {})}
    >
      {!folded && <div className={styles.content}>{children}</div>}
      <button type="button" data-fold={name} aria-expanded={!folded} onClick={() => fold(name)}>
        <Icon size={15} strokeWidth={1.6} aria-hidden />
        <span>{folded ? say(lang, `screen.tab.${name}`) : say(lang, 'screen.panel.fold')}</span>
        <Keys of={name === 'run' ? 'foldRun' : 'foldSide'} />
      </button>
      <PanelEdge name={name} />
    </aside>
  )
}

/** What the timeline and the panel on the other side leave of this window; both keep what they need. */
function roomFor(name: PanelName): number {
  const screen = document.querySelector('[data-columns]')
  if (!screen) return bounds[name].most
  const other = screen.querySelector(`[data-panel="${name === 'run' ? 'side' : 'run'}"]`)
  return Math.max(bounds[name].least, screen.clientWidth - (other?.clientWidth ?? 0) - timelineLeast)
}

/** The edge a panel is resized by; none where it is folded. */
export function PanelEdge({ name }: { readonly name: PanelName }) {
  const lang = useLanguage()
  const { panels } = useDeck()
  const { width, folded } = useStore(panels.store, (all) => all[name])
  const fold = useFold()
  if (folded) return null
  return (
    <div className={styles.edge}>
      <Resizer
        label={say(lang, 'screen.panel.resize', { panel: say(lang, `screen.tab.${name}`) })}
        width={width}
        least={bounds[name].least}
        most={Math.min(bounds[name].most, roomFor(name))}
        grows={name === 'run' ? 1 : -1}
        onResize={(next) => panels.resize(name, Math.min(next, roomFor(name)))}
        onFold={() => fold(name)}
      />
    </div>
  )
}
