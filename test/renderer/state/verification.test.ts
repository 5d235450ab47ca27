import { describe, expect, it } from 'vitest'
import { createVerification } from '../../../renderer/state/verification.ts'
import { accept, refuse, type Reply } from '../../../shared/contract/errors.ts'
import { answering, later } from '../support/bridge.ts'

const sound = { sound: true, logs: [], findings: [], notes: [] }

describe('verifying the record', () => {
  it('is asked for once, says how far it is, and then what came of it', async () => {
    const answer = later<Reply<unknown>>()
    const { client, asked } = answering({ 'record.verify': () => answer.promise })
    const verification = createVerification(client)
    const [first] = [verification.verify(), verification.verify()]
    verification.take({ checked: 3, total: 9 })
    expect(verification.store.getState()).toMatchObject({ running: true, progress: { checked: 3, total: 9 } })
    answer.resolve(accept(sound))
    await first
    expect(verification.store.getState()).toEqual({ running: false, progress: null, found: sound, problem: null })
    expect(asked).toHaveLength(1)
    verification.take({ checked: 1, total: 9 })
    expect(verification.store.getState().progress).toBeNull()
  })

  it('that is stopped is not sound', async () => {
    const answer = later<Reply<unknown>>()
    const { client } = answering({
      'record.verify': () => answer.promise,
      'record.stopVerify': () => {
        answer.resolve(refuse('verify_stopped'))
        return accept({ stopped: true })
      },
    })
    const verification = createVerification(client)
    const asked = verification.verify()
    await verification.stop()
    await asked
    expect(verification.store.getState()).toMatchObject({ running: false, found: null, problem: { code: 'verify_stopped' } })
  })
})
