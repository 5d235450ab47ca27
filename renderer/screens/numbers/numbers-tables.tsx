import { measures } from '../../../shared/domain/incident/measures.ts'
import type { MeasureName, Numbered, SeverityNumbers } from '../../../shared/domain/numbers/select.ts'
import { durationText, minuteOf } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Moment } from '../../components/times.tsx'
import { SeverityMark } from '../../components/severity.tsx'
import { hashOf } from '../../state/place.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './numbers.module.css'

/** The columns of the times, each with the two milestones it lies between. */
function Heads() {
  const lang = useLanguage()
  return measures.map(({ name, from, to }) => (
    <th key={name} scope="col" className={styles.number}>
      {say(lang, `measure.${name}`)}
      <small>{say(lang, 'measure.between', { from: say(lang, `word.milestone.${from}`), to: say(lang, `word.milestone.${to}`) })}</small>
    </th>
  ))
}

export function SeverityTable({ rows }: { readonly rows: readonly SeverityNumbers[] }) {
  const lang = useLanguage()
  return (
    <div className={styles.scroll} role="region" aria-label={say(lang, 'numbers.by_severity')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(lang, 'numbers.severity')}</th>
            <Heads />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ severity, count, spreads }) => (
            <tr key={severity}>
              <th scope="row">
                <SeverityMark severity={severity} /> {say(lang, `word.severity.${severity}`)}
                <small>{say(lang, 'numbers.count', { n: count })}</small>
              </th>
              {measures.map(({ name }) => (
                <td key={name} className={styles.number}>
                  <SpreadText of={spreads[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SpreadText({ of }: { readonly of: SeverityNumbers['spreads'][MeasureName] }) {
  const lang = useLanguage()
  if (of === null) return <small>—</small>
  return (
    <>
      {say(lang, 'numbers.median')} {durationText(of.median, lang)}
      <small>{say(lang, 'numbers.known', { known: of.known, most: durationText(of.most, lang) })}</small>
    </>
  )
}

export function IncidentTable({ numbered }: { readonly numbered: readonly Numbered[] }) {
  const lang = useLanguage()
  return (
    <div className={styles.scroll} role="region" aria-label={say(lang, 'numbers.each')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(lang, 'numbers.declared')}</th>
            <th scope="col">{say(lang, 'numbers.title')}</th>
            <Heads />
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ incident: { id, title, severity, declaredAt, zone }, times }) => (
            <tr key={id}>
              <td>
                <Moment at={declaredAt} zone={zone}>
                  {minuteOf(declaredAt, zone)}
                </Moment>
              </td>
              <th scope="row">
                <SeverityMark severity={severity} />{' '}
                <a href={hashOf({ incidentId: id, screen: 'command' })}>{title ?? say(lang, 'word.redacted')}</a>
                <small>{say(lang, `word.severity.${severity}`)}</small>
              </th>
              {measures.map(({ name }) => (
                <td key={name} className={styles.number}>
                  {times[name] === null ? <small>—</small> : durationText(times[name], lang)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
