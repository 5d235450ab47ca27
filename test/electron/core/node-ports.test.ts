import { afterEach, describe, expect, it, vi } from 'vitest'
import { errorLog, nodePorts } from '../../../electron/core/node-ports.ts'

afterEach(() => vi.unstubAllEnvs())

/** What the log wrote for a fault, as the one JSON line it must be. */
function logged(fault: unknown, secrets: readonly string[] = []) {
  const lines: string[] = []
  errorLog((line) => lines.push(line), secrets).error('the probe failed', fault)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^[^\n]+\n$/u)
  return { text: lines[0] ?? '', line: JSON.parse(lines[0] ?? '') as Record<string, unknown> }
}

describe('the log', () => {
  it('is one line of JSON that says what failed and why', () => {
    const { line } = logged(Object.assign(new TypeError('disk\nbroke'), { code: 'EIO' }))
    expect(line).toMatchObject({ level: 'error', what: 'the probe failed', name: 'TypeError', message: 'disk\nbroke', code: 'EIO' })
    expect(line.frames).not.toEqual([])
  })

  it('takes what is no Error', () => {
    expect(logged('gone').line).toMatchObject({ message: 'gone' })
    expect(logged(undefined).line).toMatchObject({ message: 'undefined' })
  })

  it('blanks a secret that was handed out, its password in both spellings, and the password in any address', () => {
    const secret = 'postgres://app:p%40ss%2Fword@db-1.prod/factory'
    const says = `cannot reach ${secret}; password "p@ss/word" (p%40ss%2Fword) failed; also redis://:hunter2@cache-1`
    const { text, line } = logged(new Error(says), [secret])
    expect(line.message).toBe('cannot reach ***; password "***" (***) failed; also redis://***@cache-1')
    expect(text).not.toMatch(/p@ss|p%40ss|hunter2/u)
  })
})

describe('the ports of a Node host', () => {
  it('draw identities that can be said aloud, and salt of 16 bytes', () => {
    const { randomId, salt } = nodePorts()
    const ids = Array.from({ length: 500 }, randomId)
    expect(new Set(ids).size).toBe(500)
    expect(ids.every((id) => /^[a-hjkmnp-tv-z2-9]{10}$/u.test(id))).toBe(true)
    expect(salt()).toMatch(/^[0-9a-f]{32}$/u)
  })

  it('blank in their log what they handed out', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    vi.stubEnv('JUDGMENT_DB', 'hunter2-hunter2')
    const ports = nodePorts()
    expect(ports.secrets.fromEnv('JUDGMENT_DB')).toBe('hunter2-hunter2')
    ports.log.error('a call failed', new Error('password hunter2-hunter2 refused'))
    expect(write.mock.calls.flat().join('')).toContain('password *** refused')
    write.mockRestore()
  })

  it('call back once after a while, unless cancelled', async () => {
    const { clock } = nodePorts()
    const heard: string[] = []
    const cancel = clock.after(5, () => heard.push('cancelled'))
    clock.after(5, () => heard.push('kept'))
    cancel()
    await new Promise((resume) => setTimeout(resume, 40))
    expect(heard).toEqual(['kept'])
  })
})
