import { failure, isReply, type Whereabouts } from './failures.ts'
import { readSections } from './sections.ts'

/** What a server says it is; empty where the user may not ask. */
export interface Identity {
  readonly version: string
  readonly mode: string
}

const oldest = 6

/** Asks who answers here, and refuses what is not the kind of server that was meant. Throws TargetFailure. */
export async function identify(
  line: { read(...words: string[]): Promise<unknown> },
  at: Whereabouts,
  wanted: 'server' | 'sentinel',
): Promise<Identity> {
  let text: unknown
  try {
    text = await line.read('INFO', 'server')
  } catch (error) {
    const { cause } = error as Error
    if (isReply(cause) && cause.message.startsWith('NOPERM')) return { version: '', mode: '' }
    throw error
  }
  const { redis_version: version = '', redis_mode: mode = '' } = typeof text === 'string' ? readSections(text) : {}
  if (version === '') throw failure('protocol', 'protocol', at, 'not_sent')
  if (wanted === 'server' && mode === 'sentinel') throw failure('protocol', 'is_sentinel', at, 'not_sent')
  if (wanted === 'sentinel' && mode !== 'sentinel') throw failure('protocol', 'not_sentinel', at, 'not_sent')
  if (Number.parseInt(String(version), 10) < oldest) throw failure('version', 'version', at, 'not_sent', { version, oldest })
  return { version: String(version), mode: String(mode) }
}
