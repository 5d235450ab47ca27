import { pictureIn } from '../../../shared/domain/timeline/picture.ts'
import type { Deck } from '../../state/deck.ts'

type Files = Pick<Deck['attachments'], 'read'>

export const isPictureType = (type: string) => /^image\/(?:png|jpeg|gif|webp)$/u.test(type)

const widthMax = 320
const heightMax = 160
/** Of small pictures: what scrolled far away is drawn again. */
const keptMost = 60
const drawn = new Map<string, Promise<string | undefined>>()

/** The address of a small copy, drawn afresh: what else was in the file is not in it. Undefined where the file is no picture. */
export function thumbnailOf(files: Files, sha256: string): Promise<string | undefined> {
  const known = drawn.get(sha256) ?? draw(files, sha256)
  drawn.delete(sha256)
  drawn.set(sha256, known)
  for (const [oldest, address] of [...drawn].slice(0, -keptMost)) {
    drawn.delete(oldest)
    void address.then((found) => found !== undefined && URL.revokeObjectURL(found))
  }
  void known.then((found) => found === undefined && drawn.get(sha256) === known && drawn.delete(sha256))
  return known
}

/** As its first bytes say it is, never as it was called: an SVG or a page under another name is not drawn. */
export async function pictureOf(files: Files, sha256: string): Promise<{ blob: Blob; width: number; height: number } | undefined> {
  const read = await files.read(sha256)
  if ('code' in read) return undefined
  const pieces = read as readonly Uint8Array<ArrayBuffer>[]
  const found = pictureIn(new Uint8Array(await new Blob([...pieces]).slice(0, 512 * 1024).arrayBuffer()))
  return found && { blob: new Blob([...pieces], { type: found.type }), width: found.width, height: found.height }
}

async function draw(files: Files, sha256: string): Promise<string | undefined> {
  const found = await pictureOf(files, sha256)
  if (!found) return undefined
  const scale = Math.min(1, widthMax / found.width, heightMax / found.height)
  const [width, height] = [Math.max(1, Math.round(found.width * scale)), Math.max(1, Math.round(found.height * scale))]
  try {
    const bitmap = await createImageBitmap(found.blob, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' })
    const canvas = new OffscreenCanvas(width, height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/png' }))
  } catch {
    // It says it is a picture, and cannot be drawn.
    return undefined
  }
}
