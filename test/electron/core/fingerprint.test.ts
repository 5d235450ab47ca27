import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fingerprintOf } from '../../../electron/core/fingerprint.ts'
import { command, query, topic } from '../../../shared/contract/define.ts'

const log = command({
  input: z.strictObject({ text: z.string(), at: z.string() }),
  output: z.strictObject({ seq: z.int() }),
  errors: ['incident_closed', 'text_empty'],
})
const page = query({ input: z.strictObject({}), output: z.array(z.string()), errors: [] })
const told = { recorded: topic(z.strictObject({ seq: z.int() })) }
const of = (changed: Partial<typeof log>) => fingerprintOf({ timeline: { log: { ...log, ...changed }, page } }, told)

describe('the fingerprint', () => {
  it('does not change with the order in which things are written down', () => {
    const input = z.strictObject({ at: z.string(), text: z.string() })
    const reordered = fingerprintOf({ timeline: { page, log: { ...log, input, errors: ['text_empty', 'incident_closed'] } } }, told)
    expect(reordered).toBe(of({}))
    expect(reordered).toMatch(/^[0-9a-f]{64}$/u)
  })

  it.each([
    ['a name', fingerprintOf({ timeline: { write: log, page } }, told)],
    ['a kind', of({ kind: 'query' })],
    ['an input', of({ input: z.strictObject({ text: z.string().max(5), at: z.string() }) })],
    [
      'an input that may be left out',
      of({ input: z.strictObject({ text: z.string(), at: z.string().optional() }) } as unknown as Partial<typeof log>),
    ],
    ['an output', of({ output: z.strictObject({ seq: z.number() }) } as unknown as Partial<typeof log>)],
    ['a refusal', of({ errors: ['text_empty'] } as unknown as Partial<typeof log>)],
    ['a call more', fingerprintOf({ timeline: { log, page, again: page } }, told)],
    ['a topic', fingerprintOf({ timeline: { log, page } }, { recorded: topic(z.strictObject({})) })],
  ])('changes with %s', (_, changed) => {
    expect(changed).not.toBe(of({}))
  })
})
