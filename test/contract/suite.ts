import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import { freshFolder } from '../support/app.ts'
import { value } from '../support/reply.ts'
import { calls, checked } from './checked.ts'
import { inputs } from './inputs.ts'
import { recordedOn, story } from './story.ts'

export interface Staged {
  readonly bridge: Bridge
  readonly dataDir: string
  /** What the core logged as our own fault. */
  readonly faults: readonly string[]
  stop(): Promise<void>
}

/** What every transport must be for whoever holds its bridge. */
export function contractSuite(name: string, start: () => Promise<Staged>) {
  describe(`the contract ${name}`, () => {
    let staged: Staged
    let bridge: Bridge
    const valid = inputs(freshFolder('backup-')) as Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>
    const inputOf = (noun: string, verb: string) => valid[noun]?.[verb] ?? {}

    beforeAll(async () => {
      staged = await start()
      bridge = checked(staged.bridge)
    })
    afterAll(async () => {
      await staged.stop()
      expect(staged.faults).toEqual([])
    })

    it.each([
      'host.nothing',
      'nothing.info',
      'host',
      'info',
      'host.info.more',
      'HOST.INFO',
      '__proto__.toString',
      'constructor.name',
      'host.constructor',
      '',
    ])('has no call named "%s"', async (unknown) => {
      expect(await bridge.call(unknown, {})).toMatchObject({ ok: false, error: { code: 'call_unknown' } })
    })

    describe.each(calls)('$name', ({ noun, verb, name: call }) => {
      it.each([[7], ['text'], [null], [[]], [true]])('refuses %j for an input', async (input) => {
        expect(await bridge.call(call, input)).toMatchObject(invalid('(input)'))
      })

      it.each(['unexpected', '__proto__', 'constructor'])('refuses a field "%s" it does not have, and names it', async (field) => {
        const input = JSON.parse(`{"${field}":1${JSON.stringify(inputOf(noun, verb)).replace('{', ',').replace(/,\}$/u, '}')}`) as unknown
        expect(await bridge.call(call, input)).toMatchObject(invalid(field, 'unrecognized_keys'))
      })

      const fields = Object.entries(inputOf(noun, verb))
      it.runIf(fields.length > 0).each(fields)('refuses a wrong "%s", and names it', async (field, right) => {
        const wrong = typeof right === 'object' ? 7 : { wrong: true }
        expect(await bridge.call(call, { ...inputOf(noun, verb), [field]: wrong })).toMatchObject(
          invalid(expect.stringMatching(new RegExp(`^${field}`, 'u')) as string),
        )
      })

      it('answers a good input as it announced', async () => {
        const reply = await bridge.call(call, inputOf(noun, verb))
        expect(reply).not.toMatchObject({ error: { code: 'input_invalid' } })
      })
    })

    it('says what a refusal is about', async () => {
      expect(await bridge.call('incidents.get', { incidentId: 'inc-nowhere' })).toMatchObject(
        refused('incident_unknown', { incidentId: 'inc-nowhere' }),
      )
      expect(await bridge.call('connections.remove', { name: 'nowhere' })).toMatchObject(refused('connection_unknown', { name: 'nowhere' }))
      expect(await bridge.call('runs.get', { runId: 'run-nowhere' })).toMatchObject(refused('run_unknown', { runId: 'run-nowhere' }))
    })

    it('keeps a title to 200 characters, and says so', async () => {
      const reply = await bridge.call('incidents.declare', { title: 'x'.repeat(201) })
      expect(reply).toMatchObject(refused('input_invalid', { field: 'title', issue: 'too_big', limit: 200, origin: 'string' }))
    })

    it('tells who subscribed what was recorded, once it can be read, and stops when asked', async () => {
      const told = recordedOn(bridge)
      const declared = value((await bridge.call('incidents.declare', { title: '첫 번째' })) as Reply<{ incidentId: string; seq: number }>)
      await told.upTo(declared.seq)
      const of = told.messages.find(({ events }) => events.some(({ seq }) => seq === declared.seq))
      expect(of?.events).toMatchObject([{ type: 'incident.declared.v1', incidentId: declared.incidentId, data: { title: '첫 번째' } }])
      expect(of?.incidents).toEqual([value(await bridge.call('incidents.get', { incidentId: declared.incidentId }))])
      told.stop()
      const before = told.messages.length
      await bridge.call('incidents.setStatus', { incidentId: declared.incidentId, status: 'closed' })
      await bridge.call('incidents.get', { incidentId: declared.incidentId })
      expect(told.messages).toHaveLength(before)
    })

    it('carries a whole incident, and its postmortem names what was decided', async () => {
      const open = value((await bridge.call('incidents.list', { closed: false })) as Reply<{ id: string }[]>)
      for (const { id } of open) await bridge.call('incidents.setStatus', { incidentId: id, status: 'closed' })
      const told = recordedOn(bridge)
      const { answered } = await story(bridge)
      const said = answered.map((one) => JSON.stringify(one))
      expect(said.filter((text) => text.includes('"code":"internal"'))).toEqual([])
      const postmortem = said.find((text) => text.startsWith('["documents.preview"') && text.includes('차단 세션을 종료한다'))
      expect(postmortem).toContain('kim')
      const last = value((await bridge.call('timeline.page', { incidentId: open[0]?.id, limit: 1 })) as Reply<{ rows: unknown[] }>)
      expect(last.rows).toHaveLength(1)
      expect(told.messages.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(expect.arrayContaining([expect.any(Number)]))
      told.stop()
    })
  })
}

const refused = (code: string, detail: Readonly<Record<string, unknown>>) => ({ ok: false, error: { code, detail } })

const invalid = (field: string, issue = expect.any(String) as string) => refused('input_invalid', { field, issue })
