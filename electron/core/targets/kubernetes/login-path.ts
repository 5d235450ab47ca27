import { execFile } from 'node:child_process'

const waitMs = 2_000
const marks = ['<quarterdeck-path>', '</quarterdeck-path>'] as const

let known: Promise<string> | undefined

/** The PATH as a terminal of the user's has it: a program started from a desktop has a shorter one. Asked once; ours where there is no shell to ask. */
export const loginPath = (): Promise<string> => (known ??= askShell(process.env.SHELL, process.env.PATH ?? ''))

function askShell(shell: string | undefined, ours: string): Promise<string> {
  if (!shell || process.platform === 'win32') return Promise.resolve(ours)
  return new Promise((done) => {
    // What a profile prints stands around the marks.
    const script = `printf '%s' '${marks[0]}'; printenv PATH; printf '%s' '${marks[1]}'`
    const child = execFile(shell, ['-lc', script], { timeout: waitMs, killSignal: 'SIGKILL' }, (_, out) => {
      const path = out.split(marks[0])[1]?.split(marks[1])[0]?.trim()
      done(path ? [...new Set([...path.split(':'), ...ours.split(':')])].join(':') : ours)
    })
    child.stdin?.end()
  })
}
