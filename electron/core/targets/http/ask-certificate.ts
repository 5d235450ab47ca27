import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import { certificateLimits } from './limits.ts'
import type { Http } from './live.ts'

const params = z.strictObject({
  warning_days: z.number().min(0).default(certificateLimits.warning_days),
  critical_days: z.number().min(0).default(certificateLimits.critical_days),
})

const dayMs = 86_400_000

/** How long the server's certificate is still good, and whether it is good at all; also where it is not trusted. */
export const certificateProbe: ProbeSpec<Http, typeof params> = {
  probe: 'http.certificate',
  title: 'probe.http.certificate.title',
  params,
  query: () => 'TLS ClientHello',
  async ask(live, _, { now }) {
    const { chain, names, fits, distrust, protocol, durationMs } = await live.certificate()
    const rows = chain.map(({ subject, issuer, from, to, own }, place): Row => {
      const dates = { valid_from: new Date(from).toISOString(), valid_to: new Date(to).toISOString(), days_left: daysBetween(now, to) }
      const first =
        place === 0 ? { names, name_fits: fits, distrust, protocol } : { names: null, name_fits: null, distrust: null, protocol: null }
      return { subject, issuer, ...dates, self_signed: own, ...first }
    })
    return { columns: Object.keys(rows[0] ?? {}), rows, durationMs, query: `TLS ${live.urlOf('')}` }
  },
  keep: 10,
  limits: certificateLimits,
  measure: { fact: 'days_left', unit: 'count' },
  facts({ rows }, { warning_days, critical_days }, { now }) {
    const [first] = rows
    // A root is trusted by being known, whatever its dates; one in between that ends takes the server's own with it.
    const counting = rows.filter(({ self_signed: own }, place) => place === 0 || own !== true)
    const soonest = counting.toSorted((a, b) => Date.parse(String(a.valid_to)) - Date.parse(String(b.valid_to)))[0]
    const days = Number(soonest?.days_left ?? 0)
    return {
      ...{ warning_days, critical_days, shown: rows.length, days_left: days, days_over: Math.max(0, Math.ceil(-days)) },
      ...{ whole_days: Math.max(0, Math.floor(days)), until: String(soonest?.valid_to ?? '—').slice(0, 10) },
      ...{ whose: soonest === first ? 'own' : 'issuer', subject: String(soonest?.subject ?? '—'), issuer: String(first?.issuer ?? '—') },
      ...{ early: Date.parse(String(first?.valid_from)) > now ? 1 : 0, from: String(first?.valid_from ?? '—') },
      ...{ fits: first?.name_fits === true ? 1 : 0, names: String(first?.names ?? '—'), distrust: String(first?.distrust ?? '') },
      own: rows.length > 0 && first?.self_signed === true ? 1 : 0,
    }
  },
  expectations: [
    { when: 'facts.shown == 0', verdict: 'unknown', reason: 'probe.http.certificate.none' },
    { when: 'facts.days_left < 0', verdict: 'critical', reason: 'probe.http.certificate.expired' },
    { when: 'facts.early == 1', verdict: 'critical', reason: 'probe.http.certificate.early' },
    { when: 'facts.fits == 0', verdict: 'critical', reason: 'probe.http.certificate.name' },
    { when: 'facts.distrust != "" && facts.own == 1', verdict: 'critical', reason: 'probe.http.certificate.self_signed' },
    { when: 'facts.distrust != ""', verdict: 'critical', reason: 'probe.http.certificate.distrusted' },
    { when: 'facts.days_left < facts.critical_days', verdict: 'critical', reason: 'probe.http.certificate.soon' },
    { when: 'facts.days_left < facts.warning_days', verdict: 'warning', reason: 'probe.http.certificate.soon' },
    { when: 'facts.fits == 1 && facts.days_left >= facts.warning_days', verdict: 'ok', reason: 'probe.http.certificate.well' },
  ],
}

const daysBetween = (now: number, to: number) => Math.round(((to - now) / dayMs) * 10) / 10
