import { afterEach, expect, it, vi } from 'vitest'
import { sayCameUp } from '../../../electron/desktop/came-up.ts'

const { send } = process
afterEach(() => {
  vi.unstubAllEnvs()
  if (send) process.send = send
  else delete process.send
})

it('tells the script that started us, and nobody else who may listen', () => {
  const told = vi.fn(() => true)
  process.send = told
  sayCameUp()
  vi.stubEnv('QUARTERDECK_STARTED_BY', 'npm')
  sayCameUp()
  const calls = told.mock.calls.map(([said]: unknown[]) => said)
  expect(calls).toEqual(['up'])
})

it('says nothing where nobody listens', () => {
  vi.stubEnv('QUARTERDECK_STARTED_BY', 'npm')
  delete process.send
  expect(sayCameUp).not.toThrow()
})
