import { expect, it } from 'vitest'
import { stayWithDroppedFiles } from '../../../renderer/client/dropped.ts'

it('keeps the page where a file is dropped beside everything, and leaves moved text alone', () => {
  const heard = new Map<string, (event: DragEvent) => void>()
  stayWithDroppedFiles({ addEventListener: (name: string, listen: never) => void heard.set(name, listen) } as never)
  const happening = (name: string, types: readonly string[]) => {
    const event = { prevented: false, dataTransfer: { types, dropEffect: 'copy' }, preventDefault: () => void (event.prevented = true) }
    heard.get(name)?.(event as never)
    return [event.prevented, event.dataTransfer.dropEffect]
  }
  expect([happening('dragover', ['Files']), happening('drop', ['Files'])]).toEqual([
    [true, 'none'],
    [true, 'copy'],
  ])
  expect([happening('dragover', ['text/plain']), happening('drop', ['text/plain'])]).toEqual([
    [false, 'copy'],
    [false, 'copy'],
  ])
})
