import { expect, it } from 'vitest'
import { story } from './story.ts'
import { contractSuite, type Staged } from './suite.ts'
import { inProcess, overLoopback, overTheOwnersSocket } from './transports.ts'

contractSuite('in process', inProcess)
contractSuite('over loopback', overLoopback)
contractSuite("over the owner's socket", overTheOwnersSocket)

/** The story as one transport tells it; only the folder's name may differ. */
async function told(start: () => Promise<Staged>) {
  const staged = await start()
  const { answered } = await story(staged.bridge)
  await staged.stop()
  return JSON.parse(JSON.stringify(answered).replaceAll(staged.dataDir, 'DATA')) as unknown
}

it('answers the same to the letter over every transport', async () => {
  const inside = await told(inProcess)
  expect(await told(overLoopback)).toEqual(inside)
  expect(await told(overTheOwnersSocket)).toEqual(inside)
})
