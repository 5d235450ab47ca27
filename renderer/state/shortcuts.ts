/** A key by its place on the keyboard: on a Korean layout it types another character. `mod` is Ctrl, and ⌘ on a Mac. */
export interface Shortcut {
  readonly code: string
  readonly mod?: true
  readonly alt?: true
  readonly shift?: true
  /** Types a character: it acts only where nobody is typing. */
  readonly types?: true
}

/** Every key that acts on a whole screen. Shown where it acts, and listed on `?`. */
export const shortcuts = {
  palette: { code: 'KeyK', mod: true },
  log: { code: 'Slash', mod: true },
  declare: { code: 'KeyN', alt: true },
  next: { code: 'KeyR', alt: true },
  correct: { code: 'KeyE', alt: true },
  update: { code: 'KeyU', alt: true },
  zone: { code: 'KeyZ', alt: true },
  callOut: { code: 'KeyP', alt: true },
  newest: { code: 'End', alt: true },
  panel: { code: 'F6' },
  panelBack: { code: 'F6', shift: true },
  foldRun: { code: 'BracketLeft', alt: true },
  foldSide: { code: 'BracketRight', alt: true },
  settings: { code: 'Comma', mod: true },
  keys: { code: 'F1' },
  keysTyped: { code: 'Slash', shift: true, types: true },
} as const satisfies Readonly<Record<string, Shortcut>>

export type ShortcutName = keyof typeof shortcuts

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'keyCode'>

/** Which shortcut a key is, if any. While a syllable is composed a key belongs to the input method. */
export function shortcutOf(event: Pressed, typing: boolean): ShortcutName | undefined {
  if (event.isComposing || event.keyCode === 229) return undefined
  const names = Object.keys(shortcuts) as ShortcutName[]
  return names.find((name) => {
    const one: Shortcut = shortcuts[name]
    if (one.types && typing) return false
    const mod = event.ctrlKey !== event.metaKey
    return (
      event.code === one.code &&
      (one.mod ? mod : !event.ctrlKey && !event.metaKey) &&
      event.altKey === (one.alt ?? false) &&
      event.shiftKey === (one.shift ?? false)
    )
  })
}

/** Whether what has the focus takes text. */
export const takesText = (element: Element | null) =>
  element !== null && (element.matches('textarea, [contenteditable=true]') || element.matches('input:not([type=radio], [type=checkbox])'))

const keyNames: Readonly<Record<string, string>> = { Slash: '/', Comma: ',', BracketLeft: '[', BracketRight: ']' }
const macSigns = { mod: '⌘', alt: '⌥', shift: '⇧' } as const
const words = { mod: 'Ctrl ', alt: 'Alt ', shift: 'Shift ' } as const

/** `Ctrl K`, `⌘K`: as the keyboard in front of the reader has it. */
export function keysOf(name: ShortcutName, mac: boolean): string {
  const one: Shortcut = shortcuts[name]
  if (one.types) return '?'
  const names = mac ? macSigns : words
  const key = keyNames[one.code] ?? one.code.replace(/^(?:Key|Digit)/u, '')
  return `${one.alt ? names.alt : ''}${one.shift ? names.shift : ''}${one.mod ? names.mod : ''}${key}`
}
