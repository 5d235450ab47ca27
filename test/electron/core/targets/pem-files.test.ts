import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { TargetFailure } from '../../../../electron/core/targets/failure.ts'
import { pemFiles } from '../../../../electron/core/targets/pem-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'qd-pem-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refusal = ({ file, code }: { file: string; code: string }) =>
  new TargetFailure('tls', { ko: `${file} ${code}`, en: `${file} ${code}` }, 'not_sent')

it('reads what is named, and nothing stands where nothing is', async () => {
  const ca = join(folder, 'ca.pem')
  writeFileSync(ca, 'authorities')
  expect(await pemFiles({ ca, cert: null, key: null }, refusal)).toEqual({ ca: Buffer.from('authorities') })
})

it('says which file could not be read, and why', async () => {
  const key = join(folder, 'gone.pem')
  await expect(pemFiles({ ca: null, cert: null, key }, refusal)).rejects.toThrow(`${key} ENOENT`)
})
