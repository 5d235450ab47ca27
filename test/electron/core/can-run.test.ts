import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { canRun } from '../../../electron/core/can-run.ts'
import { temporary } from '../../support/temporary.ts'

it('is said of this very program, and of no folder, no other file and nothing that is not there', () => {
  const folder = temporary('can-run')
  const text = join(folder, 'text')
  writeFileSync(text, '')
  chmodSync(text, 0o600)
  expect([process.execPath, folder, text, join(folder, 'gone')].map(canRun)).toEqual([true, false, false, false])
})
