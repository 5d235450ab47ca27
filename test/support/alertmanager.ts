import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './postgres.ts'
import { missingProgram, startProgram } from './program.ts'
import { ready } from './prometheus.ts'

const binary = '/usr/bin/prometheus-alertmanager'
export const noAlertmanager = missingProgram(binary, 'prometheus-alertmanager')

const configuration = `
route: {receiver: nobody, group_by: [service], group_wait: 1s}
receivers: [{name: nobody}]
inhibit_rules: [{source_matchers: [alertname="SiteDown"], target_matchers: [severity="warning"]}]
`

export interface AlertmanagerServer {
  readonly port: number
  readonly url: string
  /** Sends alerts as Prometheus would: labels, and a summary. */
  fire(...alerts: readonly Readonly<Record<string, string>>[]): Promise<void>
  stop(): Promise<void>
}

/** A real server of our own on a free port, alone, that tells nobody; an alert named SiteDown inhibits warnings. */
export async function startAlertmanager(web = ''): Promise<AlertmanagerServer> {
  const home = await mkdtemp(join(tmpdir(), 'quarterdeck-am-'))
  const port = await freePort()
  await writeFile(join(home, 'alertmanager.yml'), configuration)
  await writeFile(join(home, 'web.yml'), web)
  const args = [
    ...[`--config.file=${home}/alertmanager.yml`, `--storage.path=${home}/data`, `--web.listen-address=127.0.0.1:${port}`],
    ...[`--web.config.file=${home}/web.yml`, '--cluster.listen-address=', '--log.level=warn'],
  ]
  const program = startProgram(binary, args, home)
  const url = `http://127.0.0.1:${port}`
  await ready(program, web === '' ? `${url}/-/ready` : null, port)
  return {
    port,
    url,
    async fire(...alerts) {
      const body = alerts.map(({ summary = '', ...labels }) => ({ labels, annotations: { summary } }))
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch(`${url}/api/v2/alerts`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`)
    },
    async stop() {
      await program.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
