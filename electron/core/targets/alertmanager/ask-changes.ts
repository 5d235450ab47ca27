import { alwaysFiring } from '../alert-words.ts'
import { changesAnswer, changesSpec, type Change } from '../changes.ts'
import type { ProbeSpec } from '../kind.ts'
import type { Alertmanager } from './live.ts'
import { alerts, matchersText, silences } from './schemas.ts'

/** What Alertmanager knows to have changed: alerts that still stand, by when they began, and silences by their beginning and end. */
export const changesProbe: ProbeSpec<Alertmanager, typeof changesSpec.params> = {
  ...changesSpec,
  probe: 'alertmanager.changes',
  title: 'changed.alertmanager.title',
  query: () => 'GET /api/v2/alerts\nGET /api/v2/silences',
  async ask(live, asked) {
    const [standing, silenced] = await Promise.all([live.read('/api/v2/alerts', [], alerts), live.read('/api/v2/silences', [], silences)])
    const began = standing.value.flatMap(({ labels: { alertname = '', ...labels }, startsAt }): Change[] => {
      const detail = Object.entries(labels).map(([name, value]) => `${name}=${value}`)
      if (alwaysFiring.includes(alertname)) return []
      return [{ atMs: Date.parse(startsAt), what: 'alert_fired', subject: alertname, detail: detail.join(' ') }]
    })
    const hushed = silenced.value.flatMap(({ matchers, comment, createdBy, status: { state }, startsAt, endsAt }): Change[] => {
      const about = { subject: matchersText(matchers), detail: [comment, createdBy].filter(Boolean).join(' · ') }
      const begins: Change = { ...about, atMs: Date.parse(startsAt), what: 'silence_began' }
      const ends: Change = { ...about, atMs: Date.parse(endsAt), what: 'silence_ended' }
      return state === 'pending' ? [] : state === 'expired' ? [begins, ends] : [begins]
    })
    return changesAnswer([...began, ...hushed], asked, Math.max(standing.durationMs, silenced.durationMs))
  },
}
