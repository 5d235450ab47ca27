import { Ban, TriangleAlert, Undo2 } from 'lucide-react'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { subjectNames, subjectRows } from '../../../shared/domain/run/subjects.ts'
import { say } from '../../../shared/text/message.ts'
import { EnvironmentWord } from '../../components/environment.tsx'
import { CellTable } from '../../components/reading-table.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from '../run/run.module.css'

/** What is touched, where, how, what it costs, what takes it back: in this order, in a run and outside one. */
export function PlanView({ plan }: { readonly plan: Plan }) {
  const lang = useLanguage()
  const columns = subjectNames(plan)
  const rows = subjectRows(plan)
  const [only] = rows
  return (
    <>
      {rows.length === 1 && only ? (
        <dl className={styles.subject}>
          {only.map((value, at) => (
            <div key={columns[at]}>
              <dt>{columns[at]}</dt>
              <dd>{value === null ? '—' : String(value)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        rows.length > 0 && <CellTable columns={columns} rows={rows} label={say(lang, 'screen.run.subjects')} />
      )}
      <p className={styles.target}>
        <b className={styles.environment}>
          <EnvironmentWord of={plan.environment} />
        </b>
        <span className={styles.mono}>{plan.target}</span>
      </p>
      <pre className={styles.query} tabIndex={0} aria-label={say(lang, 'screen.run.statement')}>
        {plan.statement}
      </pre>
      <RiskLine says={plan.risk[lang]} />
      {plan.inverse !== undefined && (
        <p className={styles.risk}>
          {plan.inverse === null ? <Ban size={14} aria-hidden /> : <Undo2 size={14} aria-hidden />}
          <span>{plan.inverse === null ? say(lang, 'cli.action.no_inverse') : say(lang, 'cli.action.inverse', plan.inverse)}</span>
        </p>
      )}
    </>
  )
}

export const RiskLine = ({ says }: { readonly says: string }) => (
  <p className={styles.risk}>
    <TriangleAlert size={14} aria-hidden />
    <span>{says}</span>
  </p>
)
