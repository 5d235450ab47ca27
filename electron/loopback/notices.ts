import { isReadOnly } from '../../shared/domain/record/read-only.ts'
import { say, sayAny } from '../../shared/text/message.ts'
import type { Host } from './start.ts'

/** What a start has to say besides its address: what was mended, line by line, and that nothing can be added. */
export const noticesOf = ({ repairs, readOnly }: Pick<Host, 'repairs' | 'readOnly'>, language: 'ko' | 'en'): readonly string[] => [
  ...repairs.map(({ code, detail }) => sayAny(language, `finding.${code}`, detail)),
  ...(readOnly && !repairs.some(isReadOnly) ? [say(language, 'host.read_only')] : []),
]
