import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { TeamReport } from '../../../shared/domain/report/select.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Age } from '../../components/times.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import own from './reports.module.css'
import styles from './side.module.css'

/** The latest report of the incident and of each team: what is old is dated, as every reading is. */
export function Reports({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const reports = useReports(incident)
  return (
    <section data-reports>
      <h2>
        {say(lang, 'form.can.title')}
        <Button look="quiet" className={styles.add} label={say(lang, 'form.can.new')} onPress={() => overlay.open('report')}>
          <Plus size={14} aria-hidden />
        </Button>
      </h2>
      {reports.length === 0 && <p className={styles.quiet}>{say(lang, 'form.can.none')}</p>}
      {reports.map(({ entryId, team, at, conditions, actions, needs }) => (
        <dl key={entryId} className={own.report}>
          <div>
            <dt>
              <b>{team || say(lang, 'form.can.incident')}</b>
            </dt>
            <dd>
              <Age of={at} zone={incident.zone} />
            </dd>
          </div>
          {(
            [
              ['conditions', conditions],
              ['actions', actions],
              ['needs', needs],
            ] as const
          ).map(([name, text]) => (
            <div key={name}>
              <dt>{say(lang, `form.can.${name}`)}</dt>
              <dd>{text || '—'}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}

/** Asked for again whenever one was given, and whenever a row changed: one may have been edited or struck. */
function useReports({ id, reports }: Incident): readonly TeamReport[] {
  const { client, timeline } = useDeck()
  const rows = useStore(timeline.store, (state) => state.rows)
  const [latest, setLatest] = useState<readonly TeamReport[]>([])
  const shown = rows.filter(({ data }) => reports.includes(String(data['entryId'])))
  const stand = shown.map(({ entry, logId, seq }) => `${logId}:${seq} ${entry?.edits ?? 0} ${entry?.struck ? 1 : 0}`).join()
  useEffect(() => {
    let isShown = true
    if (reports.length === 0) setLatest([])
    else void client.reports.latest({ incidentId: id }).then((reply) => isShown && reply.ok && setLatest(reply.value))
    return () => void (isShown = false)
  }, [client, id, reports, stand])
  return latest
}
