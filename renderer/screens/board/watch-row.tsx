import { Pause, Pin, Play, RotateCw, X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { ParamSpec } from '../../../shared/domain/probe/params.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { measureText } from '../../../shared/domain/probe/measure-text.ts'
import { Problem } from '../../components/problem.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { Age } from '../../components/times.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { StandingWord } from './standing-word.tsx'
import { useWatch } from './use-watch.ts'
import { WatchDetail } from './watch-detail.tsx'
import { actOfKey, keyOfAct, moveFrom } from './watch-keys.ts'
import styles from './board.module.css'

interface RowProps {
  readonly watch: WatchView
  readonly incident: Incident | undefined
  readonly zone: string
}

/** One question of the board: what was answered, why, its last hour, how old that is; opens to the whole of it. */
export function WatchRow({ watch, incident, zone }: RowProps) {
  const lang = useLanguage()
  const { board, playbooks } = useDeck()
  const points = useStore(board.store, (all) => all.points[watch.watchId] ?? none)
  const acts = useWatch(watch, incident)
  const { latest, standing } = acts
  const [open, setOpen] = useState(false)
  const name = useRef<HTMLButtonElement>(null)
  const past = standing !== 'fresh'
  const title = watch.title[lang]
  const specs = useStore(playbooks.store, ({ probes }) => probes.find(({ probe }) => probe === watch.probe)?.params ?? none)
  const asked = paramsText(watch, specs)
  const reason = latest
    ? latest.reason[lang]
    : say(lang, watch.asking ? 'board.asking' : watch.held ? 'board.held.says' : 'board.unasked.says')

  async function remove() {
    const row = name.current
    if (row) moveFrom(row, 1)
    if (!(await acts.remove())) row?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const act = actOfKey(event)
    if (act === undefined) return
    event.preventDefault()
    if (act === 'next' || act === 'before') moveFrom(event.currentTarget, act === 'next' ? 1 : -1)
    else if (act === 'remove') void remove()
    else void acts[act]?.()
  }

  return (
    <li className={cx(styles.row, past && styles.past, open && styles.open)} data-standing={standing}>
      <span className={styles.verdict}>
        <StandingWord standing={standing} verdict={latest?.verdict ?? 'unknown'} />
      </span>
      <div className={styles.what}>
        <button
          ref={name}
          type="button"
          data-watch={watch.watchId}
          aria-expanded={open}
          aria-keyshortcuts="N X K P Delete"
          onClick={() => setOpen(!open)}
          onKeyDown={onKeyDown}
        >
          {title}
          {asked !== '' && <span className={styles.asked}>{asked}</span>}
        </button>
        <small title={reason}>{reason}</small>
      </div>
      <Sparkline points={points} width={132} past={past} />
      <span className={styles.value}>
        {latest?.measure && latest.measure.value !== null && measureText(latest.measure.value, latest.measure.unit, lang)}
      </span>
      <span className={styles.age}>
        {latest ? <Age of={latest.startedAt} zone={zone} as={standing === 'old' ? 'old' : 'fresh'} /> : '—'}
      </span>
      <span className={styles.rowActs}>
        <Button
          look="quiet"
          label={`${say(lang, acts.cancel ? 'board.cancel' : 'board.now')}: ${title}`}
          isPending={acts.busy === 'now' || acts.busy === 'cancel'}
          onPress={() => void (acts.cancel ?? acts.now)()}
        >
          {acts.cancel ? <X size={13} aria-hidden /> : <RotateCw size={13} aria-hidden />}
          <kbd aria-hidden>{keyOfAct(acts.cancel ? 'cancel' : 'now')}</kbd>
        </Button>
        {acts.keep && (
          <Button
            look="quiet"
            label={`${say(lang, acts.isKept ? 'board.kept' : 'board.keep')}: ${title}`}
            isPending={acts.busy === 'keep'}
            onPress={() => void acts.keep?.()}
          >
            <Pin size={13} aria-hidden fill={acts.isKept ? 'currentColor' : 'none'} />
            <kbd aria-hidden>{keyOfAct('keep')}</kbd>
          </Button>
        )}
        <Button
          look="quiet"
          label={say(lang, watch.paused ? 'board.resume.of' : 'board.pause.of', { name: watch.connection })}
          isPending={acts.busy === 'pause'}
          onPress={() => void acts.pause()}
        >
          {watch.paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
          <kbd aria-hidden>{keyOfAct('pause')}</kbd>
        </Button>
      </span>
      <div className={styles.below}>
        <Problem of={acts.problem} />
        {open && (
          <WatchDetail watch={watch} latest={latest} zone={zone}>
            <Button isPending={acts.busy === 'now'} onPress={() => void acts.now()}>
              {say(lang, 'board.now')} <kbd>{keyOfAct('now')}</kbd>
            </Button>
            {acts.cancel && (
              <Button isPending={acts.busy === 'cancel'} onPress={() => void acts.cancel?.()}>
                {say(lang, 'board.cancel')} <kbd>{keyOfAct('cancel')}</kbd>
              </Button>
            )}
            {acts.keep && (
              <Button isPending={acts.busy === 'keep'} onPress={() => void acts.keep?.()}>
                {say(lang, acts.isKept ? 'board.kept' : 'board.keep')} <kbd>{keyOfAct('keep')}</kbd>
              </Button>
            )}
            <Button isPending={acts.busy === 'pause'} onPress={() => void acts.pause()}>
              {say(lang, watch.paused ? 'board.resume.of' : 'board.pause.of', { name: watch.connection })} <kbd>{keyOfAct('pause')}</kbd>
            </Button>
            <Button look="quiet" isPending={acts.busy === 'remove'} onPress={() => void remove()}>
              {say(lang, 'board.remove')} <kbd>Del</kbd>
            </Button>
          </WatchDetail>
        )}
      </div>
    </li>
  )
}

/** What it is asked with beside what is usual, so that two watches of one probe are told apart. */
const paramsText = ({ params }: WatchView, specs: readonly ParamSpec[]) =>
  Object.entries(params)
    .filter(([name, value]) => JSON.stringify(specs.find((spec) => spec.name === name)?.default) !== JSON.stringify(value))
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ')

const none: readonly never[] = []
