import { createHash } from 'node:crypto'
import { en } from '../../../shared/text/en/index.ts'
import { ko } from '../../../shared/text/ko/index.ts'

/** Raised when the tables or the words of the index become others. */
const format = 4

/** All that the texts of an index come from besides the record: with another one it is read anew. */
export function indexVersion(product: string): string {
  const { unicode, cldr } = process.versions
  const catalogues = createHash('sha256')
    .update(JSON.stringify([ko, en]))
    .digest('hex')
  return [format, product, unicode, cldr, catalogues.slice(0, 16)].join(' ')
}
