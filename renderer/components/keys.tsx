import { keysOf, type ShortcutName } from '../state/shortcuts.ts'

export const onMac = () => /Mac|iPhone|iPad/u.test(navigator.platform)

/** A shortcut, where it acts. */
export function Keys({ of }: { readonly of: ShortcutName }) {
  return <kbd>{keysOf(of, onMac())}</kbd>
}
