import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const root = join(import.meta.dirname, '../../..')

/** The CLI as it is built, on one data folder, in one language, with the variables a user would have exported. */
export const cliOn =
  (dataDir: string, env: Readonly<Record<string, string>> = {}) =>
  (args: readonly string[], stdin = ''): Promise<Ran> =>
    new Promise((done, fail) => {
      const child = spawn(process.execPath, [join(root, 'dist/node/cli.js'), ...args, '--data', dataDir], {
        env: {
          PATH: process.env['PATH'] ?? '',
          HOME: dataDir,
          TZ: 'Asia/Seoul',
          QUARTERDECK_LANG: 'ko',
          QUARTERDECK_ACTOR: '김지연',
          ...env,
        },
      })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      child.once('error', fail)
      child.once('close', (code) => done({ code: code ?? -1, stdout, stderr }))
      child.stdin.end(stdin)
    })

export type Cli = ReturnType<typeof cliOn>

/** One JSON value, from a command that must succeed. */
export async function json<Value>(cli: Cli, args: readonly string[], stdin?: string): Promise<Value> {
  const ran = await cli([...args, '--json'], stdin)
  if (ran.code !== 0) throw new Error(`quarterdeck ${args.join(' ')}: exit ${ran.code}\n${ran.stdout}\n${ran.stderr}`)
  return JSON.parse(ran.stdout) as Value
}
