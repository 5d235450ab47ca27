import type { Loaded } from '../../electron/core/playbooks/load.ts'

type Load = (text: string) => Loaded

/** Loaders that are known to be bad: whoever looks for faults must find them in these. */
export const badLoaders = ['throws', 'hangs', 'hoards', 'nowhere', 'mute', 'both'] as const

export function sabotageLoader(how: string, load: Load): Load {
  switch (how) {
    case 'throws':
      return () => {
        throw new TypeError('steps is not iterable')
      }
    case 'hangs':
      return () => {
        for (;;) continue
      }
    case 'hoards':
      return (text) => {
        for (const kept: string[][] = []; ;) kept.push(text.repeat(10).split(''))
      }
    case 'nowhere':
      return (text) => ({ ...load(text), playbook: null, problems: [{ line: 0, column: 1, path: '', says: { ko: '가', en: 'a' } }] })
    case 'mute':
      return (text) => ({ ...load(text), playbook: null, problems: [{ line: 1, column: 1, path: '', says: { ko: '', en: 'a' } }] })
    case 'both':
      return (text) => ({ ...load(text), problems: [], playbook: null })
    default:
      return load
  }
}
