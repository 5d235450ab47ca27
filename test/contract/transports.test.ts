import { expect, it } from 'vitest'
import { story } from './story.ts'
import { contractSuite, type Staged } from './suite.ts'
import { inProcess, overLoopback, overTheOwnersSocket } from './transports.ts'

contractSuite('in process', inProcess)
contractSuite('over loopback', overLoopback)
contractSuite("over the owner's socket", overTheOwnersSocket)

/** The story as one transport tells it; only the folder's name may differ. */
async function told(start: () => Promise<Staged>) {
  const { bridge, dataDir, stop } = await start()
  const { answered } = await story(bridge)
  await stop()
  return JSON.parse(JSON.stringify(answered).replaceAll(dataDir, 'DATA')) as unknown
}

it('answers the same to the letter over every transport', async () => {
  const inside = await told(inProcess)
  expect(await told(overLoopback)).toEqual(inside)
  expect(await told(overTheOwnersSocket)).toEqual(inside)
})
