import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './postgres.ts'
import { eventually, missingProgram, startProgram, type Program } from './program.ts'

const binary = '/usr/bin/prometheus'
export const noPrometheus = missingProgram(binary, 'prometheus')

/** What is scraped: metrics that the tests set as they need them. */
export interface Exporter {
  readonly port: number
  /** What every scrape gets from now on, in the exposition format; null: it answers 500. */
  shows(text: (() => string) | null): void
  close(): Promise<void>
}

export async function startExporter(): Promise<Exporter> {
  let shown: (() => string) | null = () => ''
  const server = createServer((_, response) => {
    response.statusCode = shown === null ? 500 : 200
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(shown?.() ?? 'broken')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    shows: (text) => void (shown = text),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export interface PrometheusServer {
  readonly port: number
  readonly url: string
  /** Writes the configuration anew and tells the server to read it, as it is: also when it cannot. */
  configure(yaml: string): Promise<void>
  stop(): Promise<void>
}

export interface PrometheusSetup {
  /** Job name to the port it scrapes. */
  readonly jobs: Readonly<Record<string, readonly number[]>>
  /** YAML of a rules file, or none. */
  readonly rules?: string
  readonly alertmanagerPort?: number
  /** YAML of `--web.config.file`: TLS, basic auth. */
  readonly web?: string
}

/** A real server of our own on a free port, that scrapes and evaluates every half second. */
export async function startPrometheus(setup: PrometheusSetup): Promise<PrometheusServer> {
  const home = await mkdtemp(join(tmpdir(), 'quarterdeck-prom-'))
  const port = await freePort()
  const file = join(home, 'prometheus.yml')
  await writeFile(file, configurationOf(setup))
  await writeFile(join(home, 'rules.yml'), setup.rules ?? 'groups: []\n')
  await writeFile(join(home, 'web.yml'), setup.web ?? '')
  const args = [
    ...[`--config.file=${file}`, `--storage.tsdb.path=${home}/data`, `--web.listen-address=127.0.0.1:${port}`],
    ...[`--web.config.file=${home}/web.yml`, '--web.enable-lifecycle', '--rules.alert.resend-delay=1s', '--log.level=warn'],
  ]
  const program = startProgram(binary, args, home)
  const url = `http://127.0.0.1:${port}`
  await ready(program, setup.web ? null : `${url}/-/ready`, port)
  return {
    port,
    url,
    async configure(yaml) {
      await writeFile(file, yaml)
      await fetch(`${url}/-/reload`, { method: 'POST' })
    },
    async stop() {
      await program.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Behind a login nobody is told that it is ready: that it listens must do. */
export const ready = (program: Program, url: string | null, port: number) =>
  eventually('ready', async () => (await fetch(url ?? `http://127.0.0.1:${port}/`)).ok || url === null, program)

export function configurationOf({ jobs, alertmanagerPort }: PrometheusSetup): string {
  const scrapes = Object.entries(jobs).map(
    ([job, ports]) => `  - job_name: ${job}\n    static_configs: [{targets: [${ports.map((each) => `"127.0.0.1:${each}"`).join(', ')}]}]\n`,
  )
  const alerting =
    alertmanagerPort === undefined ? '' : `alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:${alertmanagerPort}"]}]}]}\n`
  const intervals = 'global: {scrape_interval: 500ms, scrape_timeout: 400ms, evaluation_interval: 500ms}\n'
  return `${intervals}rule_files: [rules.yml]\n${alerting}scrape_configs:\n${scrapes.join('')}`
}
