import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ballastIn } from '../../../../electron/core/store/ballast.ts'
import { newFolder, openAt } from '../../../support/store.ts'

const folder = () => {
  const dataDir = newFolder()
  openAt(dataDir).close()
  return join(dataDir, 'ballast')
}
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size

it('holds room, gives it up once, and takes it again after a minute', () => {
  const file = folder()
  let now = 0
  const ballast = ballastIn(file, 3_000_000, () => now)
  expect([ballast.isKept(), sizeOf(file)]).toEqual([true, 3_000_000])
  expect([ballast.giveUp(), ballast.isKept(), sizeOf(file), ballast.giveUp()]).toEqual([true, false, undefined, false])
  now = 59_000
  ballast.restore()
  expect(ballast.isKept()).toBe(false)
  now = 60_000
  ballast.restore()
  expect([ballast.isKept(), sizeOf(file)]).toEqual([true, 3_000_000])
})

it('finds the room it held before the start', () => {
  const file = folder()
  ballastIn(file, 1_000, () => 0)
  const { mtimeMs } = statSync(file)
  expect([ballastIn(file, 1_000, () => 0).isKept(), statSync(file).mtimeMs]).toEqual([true, mtimeMs])
})

it('leaves a disk alone that has no plenty', () => {
  const file = folder()
  const ballast = ballastIn(file, 2 ** 50, () => 0)
  expect([ballast.isKept(), sizeOf(file), ballast.giveUp()]).toEqual([false, undefined, false])
})

it('is not there where none is wanted', () => {
  const file = folder()
  const ballast = ballastIn(file, 0, () => 0)
  expect([ballast.isKept(), sizeOf(file), ballast.giveUp()]).toEqual([true, undefined, false])
})
