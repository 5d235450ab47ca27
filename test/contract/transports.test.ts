import { expect, it } from 'vitest'
import { story } from './story.ts'
import { contractSuite, type Staged } from './suite.ts'
import { inProcess, overLoopback, overTheDesktop, overTheOwnersSocket } from './transports.ts'

contractSuite('in process', inProcess)
contractSuite('over loopback', overLoopback)
contractSuite('over the desktop', overTheDesktop)
contractSuite("over the owner's socket", overTheOwnersSocket)

/** The story as one transport tells it. The folder's name may differ, and with it the hashes, but not which are the same. */
async function told(start: () => Promise<Staged>) {
  const staged = await start()
  const { answered } = await story(staged.bridge)
  await staged.stop()
  const hashes = new Map<string, string>()
  const text = JSON.stringify(answered).replaceAll(staged.dataDir, 'DATA')
  const numbered = text.replace(/[0-9a-f]{64}/gu, (hash) => {
    hashes.set(hash, hashes.get(hash) ?? `hash ${hashes.size}`)
    return hashes.get(hash) ?? ''
  })
  return JSON.parse(numbered) as unknown
}

it('answers the same to the letter over every transport', async () => {
  const inside = await told(inProcess)
  expect(await told(overLoopback)).toEqual(inside)
  expect(await told(overTheDesktop)).toEqual(inside)
  expect(await told(overTheOwnersSocket)).toEqual(inside)
})
