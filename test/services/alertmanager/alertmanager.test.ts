import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import type { Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { noAlertmanager, startAlertmanager, type AlertmanagerServer } from '../../support/alertmanager.ts'
import { newAuthority, noOpenssl } from '../../support/certificates.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { noPrometheus, startPrometheus } from '../../support/prometheus.ts'
import { eventually } from '../../support/program.ts'

const lacks = noAlertmanager ?? noPrometheus ?? noOpenssl
if (lacks && process.env.CI) throw new Error(lacks)

const at = (access: Connection['access']) => ({ ...connectionTo(access), kind: 'alertmanager', name: 'alerts' }) as const
const records = ({ columns, rows }: Reading): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null])))

describe.skipIf(lacks)(`Alertmanager${lacks ? ` (skipped: ${lacks})` : ''}`, () => {
  let server: AlertmanagerServer
  let asking: ReturnType<typeof proberFor>
  const ask = (probe: string, params: Params = {}) => asking.prober.ask(`alertmanager.${probe}`, at('read_only'), params)
  const plan = (action: string, params: Params, choose: string[] = []) =>
    asking.prober.plan({ action: `alertmanager.${action}`, params, choose }, at('operate'))
  async function planned(action: string, params: Params, choose: string[] = []): Promise<Plan> {
    const planning = await plan(action, params, choose)
    if (planning.outcome !== 'planned') throw new Error(planning.outcome)
    return planning.plan
  }
  const llm = { alertname: 'LLMHighFailureRate', severity: 'critical', service: 'judgment', summary: 'LLM 호출 실패 12 %' }
  beforeAll(async () => {
    server = await startAlertmanager()
    asking = proberFor(server.url)
  })
  afterAll(async () => {
    await asking.prober.close()
    await server.stop()
  })

  it('is dialled, and says how it is', async () => {
    const report = await asking.prober.test(at('read_only'))
    expect(report).toMatchObject({ reachable: true, cause: 'none' })
    expect(report.says.en).toMatch(/^Alertmanager 0\.\d+\.\d+ answered in /u)
    expect((await ask('health')).reason.en).toMatch(/^Alertmanager 0\.\d+\.\d+ answers, alone/u)
  })

  it('is quiet with nothing to tell, and unknown where the alert that is always sent is missing', async () => {
    expect(await ask('alerts')).toMatchObject({ verdict: 'ok', measure: { value: 0, unit: 'count' } })
    expect(await ask('alerts', { watchdog: 'Watchdog' })).toMatchObject({ verdict: 'unknown' })
    await server.fire({ alertname: 'Watchdog', severity: 'none' })
    expect(await ask('alerts', { watchdog: 'Watchdog' })).toMatchObject({ verdict: 'ok' })
  })

  it('tells what is active, grouped, by its severity; what is inhibited apart', async () => {
    await server.fire({ alertname: 'QueueGrows', severity: 'warning', service: 'workflow' })
    expect(await ask('alerts')).toMatchObject({ verdict: 'warning', measure: { value: 1 } })
    await server.fire(llm, { alertname: 'SiteDown', severity: 'critical', service: 'edge' })
    await eventually('inhibited', async () => (await ask('alerts')).reason.en.includes('Inhibited: 1'))
    const reading = await ask('alerts')
    expect(reading).toMatchObject({ verdict: 'critical', measure: { value: 2 } })
    const found = records(reading)
    expect(found.find(({ alertname }) => alertname === 'QueueGrows')).toMatchObject({ state: 'inhibited' })
    expect(found.find(({ alertname }) => alertname === llm.alertname)).toMatchObject({
      ...{ state: 'active', severity: 'critical', service: 'judgment', summary: llm.summary, receivers: 'nobody' },
      ...{ group: 'service="judgment"', fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/u) },
    })
    expect(records(await ask('alerts', { matchers: ['service=judgment'] })).map(({ alertname }) => alertname)).toEqual([llm.alertname])
    expect(records(await ask('alerts', { matchers: ['service="judgment\\" or true"'] }))).toEqual([])
    await expect(ask('alerts', { matchers: ['service'] })).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
  })

  const silence = { matchers: ['service="judgment"'], duration: '2h', comment: 'LLM을 바꾸는 중' }

  it('silences what was shown, until it ends by itself, and hands over what undoes it', async () => {
    const made = await planned('create_silence', silence)
    expect(made).toMatchObject({
      ...{ destructive: false, inverse: { action: 'alertmanager.expire_silence' }, confirm: 'alerts' },
      ...{ subjects: [{ alertname: llm.alertname, state: 'active', fingerprint: expect.any(String) }] },
      statement: 'POST /api/v2/silences\nservice="judgment"\n2h: LLM을 바꾸는 중',
    })
    const outcome = await asking.prober.act(made, at('operate'))
    expect(outcome).toMatchObject({
      outcome: 'done',
      inverse: { action: 'alertmanager.expire_silence', params: { silence: expect.any(String) } },
    })
    await eventually('silenced', async () => (await ask('alerts')).reason.en.includes('Silenced: 1'))
    const [row] = records(await ask('silences'))
    expect(row).toMatchObject({ state: 'active', matchers: 'service="judgment"', created_by: 'quarterdeck', comment: silence.comment })
    expect(Number(row?.ends_in_seconds)).toBeGreaterThan(7_100)
    expect(await ask('silences', { expiring: '3h' })).toMatchObject({ verdict: 'warning' })

    const inverse = outcome.inverse ?? { action: '', params: {} }
    const back = await planned('expire_silence', inverse.params)
    expect(back).toMatchObject({ inverse: null, subjects: [{ id: inverse.params.silence, state: 'active' }] })
    expect(await asking.prober.act(back, at('operate'))).toMatchObject({ outcome: 'done' })
    await eventually('heard again', async () => !(await ask('alerts')).reason.en.includes('Silenced'))
    // Consent to ending it was given once; it is over.
    expect(await asking.prober.act(back, at('operate'))).toMatchObject({ outcome: 'moved', statement: '' })
    expect(await plan('expire_silence', inverse.params)).toMatchObject({ outcome: 'empty' })
  })

  it('silences nothing that was not shown: more that fits by then is another plan', async () => {
    const made = await planned('create_silence', silence)
    await server.fire({ ...llm, alertname: 'JudgmentServiceDown' })
    const outcome = await asking.prober.act(made, at('operate'))
    expect(outcome).toMatchObject({ outcome: 'moved', statement: '' })
    expect(outcome.detail.en).toContain('JudgmentServiceDown')
    expect(records(await ask('silences'))).toEqual([])
  })

  it('silences ahead of what is not there yet, and values stay values', async () => {
    const made = await planned('create_silence', { ...silence, matchers: [String.raw`path="C:\\a\"b"`, 'env!=staging'] })
    expect(made.subjects).toEqual([])
    expect(await asking.prober.act(made, at('operate'))).toMatchObject({ outcome: 'done' })
    const [row] = records(await ask('silences'))
    expect(row).toMatchObject({ matchers: String.raw`path="C:\\a\"b", env!="staging"` })
  })

  it.each([[[]], [['service=']], [['service=~".*"']], [['service!=judgment']], [['service']]])(
    'refuses to silence everything, or by what is no matcher: %s',
    async (matchers) => {
      await expect(plan('create_silence', { ...silence, matchers })).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
    },
  )

  it('refuses a regular expression the server cannot read, before anything is changed', async () => {
    const planning = await plan('create_silence', { ...silence, matchers: ['service=~"(?<=a)b"'] })
    expect(planning).toMatchObject({ outcome: 'unreachable' })
    expect(planning.reading.reason.en).toContain('Alertmanager refused (400)')
  })

  it('changes nothing by a connection that only reads', async () => {
    const made = await planned('create_silence', { ...silence, matchers: ['team=core'] })
    await expect(asking.prober.act(made, at('read_only'))).rejects.toMatchObject({ refusal: { code: 'connection_read_only' } })
    expect((await ask('silences')).rowCount).toBe(1)
  })

  it('hears what a real Prometheus fires', async () => {
    const rules = `groups: [{name: a, rules: [{alert: FromPrometheus, expr: vector(1), labels: {severity: page}}]}]`
    const prometheus = await startPrometheus({ jobs: {}, rules, alertmanagerPort: server.port })
    await eventually('told', async () => records(await ask('alerts')).some(({ alertname }) => alertname === 'FromPrometheus'))
    await prometheus.stop()
    expect((await ask('alerts')).reason.en).toContain('FromPrometheus')
  })
})

describe.skipIf(lacks)(`Alertmanager behind TLS and a login${lacks ? ` (skipped: ${lacks})` : ''}`, () => {
  const password = 'pw-7Qk!x2/s3cr3t'
  // bcrypt of the password above.
  const hash = '$2b$04$6H0u5Muon0bJ3ItqglM9M.GB0ih2mm7yVC9cbp2GDxr71ymODzQr6'
  const authority = newAuthority()
  let server: AlertmanagerServer
  beforeAll(async () => {
    const { certFile, keyFile } = authority.issue()
    server = await startAlertmanager(
      `tls_server_config: {cert_file: ${certFile}, key_file: ${keyFile}}\nbasic_auth_users: {sre: '${hash}'}\n`,
    )
  })
  afterAll(async () => {
    await server.stop()
    authority.remove()
  })

  async function dialled(address: string) {
    const { prober } = proberFor(address)
    const report = await prober.test(at('read_only'))
    await prober.close()
    expect(JSON.stringify(report)).not.toContain(password)
    expect(JSON.stringify(report)).not.toContain(Buffer.from(`sre:${password}`).toString('base64'))
    return { cause: report.cause, says: report.says.en }
  }

  it('lets the right one in, and tells the others what is wrong', async () => {
    const login = `sre:${encodeURIComponent(password)}`
    const ca = `?ca=${authority.file}`
    expect(await dialled(`https://${login}@localhost:${server.port}/${ca}`)).toMatchObject({ cause: 'none' })
    expect(await dialled(`https://sre:wrong@localhost:${server.port}/${ca}`)).toMatchObject({ cause: 'authentication' })
    expect(await dialled(`https://${login}@localhost:${server.port}`)).toMatchObject({
      cause: 'tls',
      says: expect.stringContaining('?ca=FILE'),
    })
    expect(await dialled(`https://${login}@127.0.0.1:${server.port}/${ca}`)).toMatchObject({ cause: 'tls' })
    expect(await dialled(`http://${login}@localhost:${server.port}`)).toMatchObject({
      cause: 'tls',
      says: expect.stringContaining('https://'),
    })
    expect(await dialled(`https://${login}@localhost:${server.port}/wrong${ca}`)).toMatchObject({ cause: 'other' })
    expect(await dialled(`https://${login}@localhost:${server.port}/${ca}&colour=red`)).toMatchObject({ cause: 'secret' })
    expect(await dialled(`https://${login}@localhost:${server.port}/${ca}&api=loki`)).toMatchObject({ cause: 'secret' })
  })
})
