import { FileText } from 'lucide-react'
import { useId, useMemo, type ReactNode } from 'react'
import { createStore } from 'zustand/vanilla'
import { environment } from '../../shared/domain/connection/events.ts'
import type { Point } from '../../shared/domain/board/series.ts'
import { verdict } from '../../shared/domain/probe/reading.ts'
import type { AnsweredSeries } from '../../shared/domain/probe/series-in.ts'
import { say } from '../../shared/text/message.ts'
import { Button } from '../components/button.tsx'
import { EnvironmentWord } from '../components/environment.tsx'
import { Keys } from '../components/keys.tsx'
import { LeftDraft } from '../components/left-draft.tsx'
import { Master, MasterLine } from '../components/master.tsx'
import { Empty, Filters, Section } from '../components/page.tsx'
import { Resizer } from '../components/resizer.tsx'
import { Segments } from '../components/segments.tsx'
import { SeriesPlot } from '../components/series-plot.tsx'
import { Sparkline } from '../components/sparkline.tsx'
import { Elapsed, Moment } from '../components/times.tsx'
import { shortcuts, type ShortcutName } from '../state/shortcuts.ts'
import { PageContext, useDeck, useLanguage, useNow, usePage } from '../state/use-deck.ts'
import { Forced, states } from './forced.tsx'
import { Group } from './group.tsx'
import styles from './gallery.module.css'

const nothing = () => undefined
const somewhere = { incidentId: null, screen: 'playbooks' } as const

/** What stands around: where something is, by which key it is reached, what was left, what is not there yet. */
export function Furniture() {
  const lang = useLanguage()
  const now = useNow()
  // The page shows each theme once, and a part that one can jump to has a name of its own.
  const id = useId()
  const edge = {
    label: say(lang, 'gallery.edge'),
    width: 344,
    least: 260,
    most: 720,
    grows: 1,
    onResize: nothing,
    onFold: nothing,
  } as const
  return (
    <>
      <Group title="environment">
        {environment.options.map((one) => (
          <EnvironmentWord key={one} of={one} />
        ))}
      </Group>
      <Group title="keys">
        {(Object.keys(shortcuts) as ShortcutName[]).map((name) => (
          <Keys key={name} of={name} />
        ))}
      </Group>
      <Group title="time">
        <Elapsed since={new Date(now - 2_832_000).toISOString()} until={null} zone="Asia/Seoul" />
        <Elapsed since="2026-11-22T13:41:08+09:00" until="2026-11-24T14:28:40+09:00" zone="Asia/Seoul" />
        <Moment at="2026-11-22T13:41:08+09:00" zone="Asia/Seoul">
          13:41
        </Moment>
      </Group>
      <Group title="spark">
        <Sparkline points={pointsUntil(now)} width={120} past={false} />
        <Sparkline points={pointsUntil(now)} width={120} past />
        <Sparkline points={[]} width={120} past={false} />
      </Group>
      <Group title="series">
        <div className={styles.wide}>
          <SeriesPlot series={seriesUntil(now)} zone="Asia/Seoul" label={say(lang, 'gallery.series')} />
        </div>
      </Group>
      <Group title="edge">
        <div className={styles.edge}>
          <Resizer {...edge} />
        </div>
        {states.map((state) => (
          <Forced key={state} state={state}>
            <div className={styles.edge}>
              <Resizer {...edge} />
            </div>
          </Forced>
        ))}
      </Group>
      <Group title="left">
        <WithDraft>
          <LeftDraft place="gallery" onDone={nothing} />
        </WithDraft>
      </Group>
      <Group title="page">
        <Section title={say(lang, 'gallery.row')} aside={say(lang, 'gallery.hint')}>
          <p>{say(lang, 'gallery.sentence')}</p>
        </Section>
        <Empty
          icon={<FileText size={28} aria-hidden />}
          title={say(lang, 'gallery.nothing')}
          acts={<Button>{say(lang, 'gallery.plain')}</Button>}
        >
          <p>{say(lang, 'gallery.nothing_says')}</p>
        </Empty>
        <Filters>
          <Segments
            label={say(lang, 'gallery.severity')}
            value="sev1"
            onChange={nothing}
            options={(['sev1', 'sev2'] as const).map((value) => ({ value, text: say(lang, `word.severity.${value}`) }))}
          />
        </Filters>
        <div className={styles.wide}>
          <Master
            label={`${say(lang, 'gallery.row')} ${id}`}
            lines={[true, false].map((isOpen) => (
              <MasterLine key={String(isOpen)} to={somewhere} isOpen={isOpen}>
                {say(lang, 'gallery.row')}
              </MasterLine>
            ))}
          >
            <p>{say(lang, 'gallery.sentence')}</p>
          </Master>
        </div>
      </Group>
    </>
  )
}

/** A draft that nobody left, since the page is everybody's. */
function WithDraft({ children }: { readonly children: ReactNode }) {
  const lang = useLanguage()
  const page = usePage()
  const { drafts } = useDeck()
  const own = useMemo(() => {
    const left = createStore(() => [{ window: 'gallery', place: 'gallery', text: say(lang, 'gallery.sentence') }])
    const kept = { ...drafts, left, takeUp: async () => {}, throwAway: async () => {} }
    return { ...page, deck: { ...page.deck, drafts: kept } }
  }, [page, drafts, lang])
  return <PageContext value={own}>{children}</PageContext>
}

/** The last hour of something that got worse, was not heard of, and got better. */
const pointsUntil = (now: number): Point[] =>
  Array.from({ length: 60 }, (_, minute) => ({
    atMs: Math.floor(now / 60_000) * 60_000 - (59 - minute) * 60_000,
    verdict: verdict.options[minute < 15 ? 0 : minute < 25 ? 1 : minute < 40 ? 2 : minute < 45 ? 3 : 0] ?? 'unknown',
    value: minute >= 40 && minute < 45 ? null : 40 + 30 * Math.sin(minute / 9),
  }))

/** More than can be told apart at once, one of them beside the same hour before, and one that broke off. */
const seriesUntil = (now: number): AnsweredSeries[] =>
  Array.from({ length: 7 }, (_, at) => {
    const points = pointsUntil(now).map(({ atMs, value }) => ({ atMs, value: value === null ? null : value + at * 9 }))
    const earlier = at === 0 ? points.map(({ atMs, value }) => ({ atMs, value: value === null ? null : value - 4 })) : []
    return { name: `http_requests{pod="api-${at}"}`, points, earlier }
  })
