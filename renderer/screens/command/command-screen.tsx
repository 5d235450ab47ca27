import { Fragment, useCallback, useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import { createPortal } from 'react-dom'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import type { PanelName, Panels } from '../../state/panels.ts'
import { bounds, timelineLeast } from '../../state/panels.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { refocusMoved } from '../focus.ts'
import { RunPanel } from '../run/run-panel.tsx'
import { SidePanel } from '../side/side-panel.tsx'
import { TimelinePanel } from '../timeline/timeline-panel.tsx'
import { FoldingPanel, PanelEdge } from './folding-panel.tsx'
import { useFocusReturn } from './focus-return.ts'
import { Place, useHome } from './moved.tsx'
import { useLow, useWide } from './use-wide.ts'
import styles from './command.module.css'

const tabNames = ['timeline', 'run', 'side'] as const
type TabName = (typeof tabNames)[number]

/**
 * Run, timeline, side. Where it is narrow, run and side share one place; where it is low too, that place is a strip until one is
 * chosen. Timeline and composer never go away.
 */
export function CommandScreen({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const wide = useWide()
  const columns = useStore(useDeck().panels.store, columnsOf)
  useFocusReturn()
  const low = useLow()
  const width = useStore(useDeck().panels.store, ({ run }) => run.width)
  const [tab, setTab] = useState<TabName>('run')
  useLayoutEffect(() => setTab(low ? 'timeline' : 'run'), [incident.id, low])
  const run = useHome()
  const side = useHome()
  const reveal = useCallback(
    (held: Element) => setTab((now) => (run.contains(held) ? 'run' : side.contains(held) ? 'side' : now)),
    [run, side],
  )
  const layout = wide ? 'wide' : low ? 'low' : 'narrow'
  const before = useRef(layout)
  useLayoutEffect(() => {
    if (before.current !== layout) refocusMoved(reveal)
    before.current = layout
  }, [layout, reveal])
  const panels = (
    // By its key it is the same in every layout.
    <Fragment key="panels">
      {createPortal(<RunPanel key={incident.id} incident={incident} />, run)}
      {createPortal(<SidePanel key={incident.id} incident={incident} />, side)}
    </Fragment>
  )

  if (wide) {
    return (
      <div data-columns className={cx(styles.screen, styles.wide)} style={{ gridTemplateColumns: columns }}>
        <FoldingPanel name="run">
          <Place of={run} />
        </FoldingPanel>
        <TimelinePanel incident={incident} />
        <FoldingPanel name="side">
          <Place of={side} />
        </FoldingPanel>
        {panels}
      </div>
    )
  }
  return (
    <div className={cx(styles.screen, styles.narrow)} style={{ '--place': `${width}px` } as CSSProperties}>
      <section className={styles.place} aria-label={say(lang, 'screen.tabs')}>
        <Tabs
          className={cx(styles.tabs)}
          selectedKey={tab}
          onSelectionChange={(key) => setTab(tabNames.find((name) => name === key) ?? 'run')}
        >
          <TabList className={cx(styles.tabList)} aria-label={say(lang, 'screen.tabs')}>
            {low && (
              <Tab id="timeline" className={cx(styles.tab)}>
                {say(lang, 'screen.timeline.title')}
              </Tab>
            )}
            <Tab id="run" className={cx(styles.tab)}>
              {say(lang, 'screen.tab.run')}
            </Tab>
            <Tab id="side" className={cx(styles.tab)}>
              {say(lang, 'screen.tab.side')}
            </Tab>
          </TabList>
          {low && <TabPanel id="timeline" className={cx(styles.nothing)} />}
          <TabPanel id="run" className={cx(styles.panel)} shouldForceMount>
            <Place of={run} />
          </TabPanel>
          <TabPanel id="side" className={cx(styles.panel)} shouldForceMount>
            <Place of={side} />
          </TabPanel>
        </Tabs>
        <PanelEdge name="run" />
      </section>
      <TimelinePanel incident={incident} />
      {panels}
    </div>
  )
}

/** The timeline keeps its room: a panel gives way first, down to what can be read. */
function columnsOf({ run, side }: Panels): string {
  const column = (name: PanelName, { width, folded }: Panels[PanelName]) =>
    folded ? '34px' : `minmax(${bounds[name].least}px, ${width}px)`
  return `${column('run', run)} minmax(${timelineLeast}px, 1fr) ${column('side', side)}`
}
