import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAttachments, type Picked, type Sending } from '../../../renderer/state/attachments.ts'
import { accept, refuse, type Reply } from '../../../shared/contract/errors.ts'

/** A core that takes everything, and notes what it was asked. */
function scene(answers: Readonly<Record<string, (input: never) => Reply<unknown>>> = {}) {
  const asked: string[] = []
  const came: Buffer[] = []
  const own = {
    begin: () => accept({ uploadId: 'upl-1' }),
    put: ({ at, base64 }: { at: number; base64: string }) => {
      came.push(Buffer.from(base64, 'base64'))
      return accept({ received: at + came.at(-1)!.length })
    },
    finish: ({ sha256 }: { sha256: string }) => accept({ sha256, name: 'a.txt', type: 'text/plain', bytes: 3 }),
    discard: () => accept({ discarded: true }),
    ...answers,
  } as Readonly<Record<string, (input: never) => Reply<unknown>>>
  const verbs = new Proxy({}, { get: (_, verb) => async (input: never) => (asked.push(String(verb)), own[String(verb)]!(input)) })
  const files = createAttachments({ attachments: verbs as never })
  return { files, asked, came }
}
const picked = (content: string | Buffer, of: Partial<Picked> = {}): Picked => {
  const bytes = Uint8Array.from(Buffer.from(content))
  return { name: 'a.txt', type: 'text/plain', size: bytes.length, arrayBuffer: async () => bytes.buffer, ...of }
}
const shaOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

describe('a file on its way', () => {
  it('goes piece by piece with its hash, says how far it is, and is no longer on its way then', async () => {
    const { files, asked, came } = scene()
    const content = Buffer.alloc(1_300_000, '가')
    const told: Sending[] = []
    files.store.subscribe(({ sending }) => told.push(...sending))
    expect(await files.send('inc-1', picked(content))).toMatchObject({ sha256: shaOf(content) })
    expect(Buffer.concat(came).equals(content)).toBe(true)
    expect(asked).toEqual(['begin', 'put', 'put', 'put', 'finish'])
    expect(told.map(({ sent }) => sent)).toEqual([null, 524_288, 1_048_576, 1_300_000])
    expect(files.store.getState().sending).toEqual([])
  })

  it('above 25 MiB is not even read', async () => {
    const { files, asked } = scene()
    const never = () => Promise.reject(new Error('read'))
    expect(await files.send('inc-1', picked('', { size: 26_214_401, arrayBuffer: never }))).toMatchObject({ code: 'attachment_too_large' })
    expect(asked).toEqual([])
  })

  it.each([
    ['vanishes', { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }],
    ['becomes another', { size: 7 }],
  ])('that %s while it is read is refused by name, with nothing sent', async (_, of) => {
    const { files, asked } = scene()
    expect(await files.send('inc-1', picked('abc', of))).toEqual({ code: 'attachment_changed', detail: { name: 'a.txt' } })
    expect([asked, files.store.getState().sending]).toEqual([[], []])
  })

  it('is stopped between two pieces, and taken back', async () => {
    const { files, asked } = scene()
    const sent = files.send('inc-1', picked(Buffer.alloc(600_000)))
    files.stop(files.store.getState().sending[0]!.id)
    expect(await sent).toBeUndefined()
    expect(asked).toEqual(['begin', 'discard'])
  })

  it('that is refused on the way says why, and is taken back', async () => {
    const { files, asked } = scene({ put: () => refuse('store_full') })
    expect(await files.send('inc-1', picked('abc'))).toEqual({ code: 'store_full', detail: {} })
    expect(asked).toEqual(['begin', 'put', 'discard'])
  })

  it('has a name in one form, and one at all', async () => {
    const names: string[] = []
    const { files } = scene({ begin: ({ name }: { name: string }) => (names.push(name), refuse('store_full')) })
    for (const name of ['판정.png'.normalize('NFD'), '  ', '가'.repeat(300)]) await files.send('inc-1', picked('a', { name }))
    expect(names).toEqual(['판정.png', 'pasted', '가'.repeat(255)])
  })
})

describe('a file that stands on the timeline', () => {
  const sha256 = 'ab'.repeat(32)

  it('is asked for once for an incident, until something changed', async () => {
    const { files, asked } = scene({ list: () => accept({ incidentId: 'inc-1', bytes: 3, attachments: [{ sha256, state: 'missing' }] }) })
    files.look('inc-1')
    files.look('inc-1')
    await expect.poll(() => files.store.getState().standing).toEqual({ [sha256]: 'missing' })
    files.forget()
    files.look('inc-1')
    await expect.poll(() => asked).toEqual(['list', 'list'])
  })

  it('is known to be altered once reading it showed that', async () => {
    const { files } = scene({ read: () => refuse('attachment_altered', { sha256 }) })
    expect(await files.read(sha256)).toMatchObject({ code: 'attachment_altered' })
    expect(files.store.getState().standing).toEqual({ [sha256]: 'altered' })
  })

  it('comes whole', async () => {
    const content = Buffer.from('PID 4711')
    const { files } = scene({
      read: ({ at }: { at: number }) => accept({ base64: content.subarray(at, at + 5).toString('base64'), bytes: content.length }),
    })
    const read = await files.read(sha256)
    expect('code' in read || Buffer.concat(read).toString()).toBe('PID 4711')
  })
})
