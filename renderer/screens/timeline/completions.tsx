import { useState, type KeyboardEvent } from 'react'
import { complete, type Completion, type Nameable } from '../../../shared/domain/timeline/complete.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { composerId } from './composer-keys.ts'
import styles from './composer.module.css'

const listId = 'completions'
const idOf = (index: number) => `completion-${index}`

/** What a slash command or its argument could be. Tab takes the first; arrows choose, then Enter takes it too; Escape puts it away. */
export function useCompletions(text: string, setText: (text: string) => void, people: readonly Nameable[]) {
  const lang = useLanguage()
  const [caret, setCaret] = useState(text.length)
  const [chosen, setChosen] = useState<number | null>(null)
  const [closed, setClosed] = useState<string | null>(null)
  const found = closed === text ? undefined : complete(text, Math.min(caret, text.length), lang, { people })

  function take({ from, to, options }: Completion, index: number) {
    const insert = options[index]?.insert
    if (insert === undefined) return
    const next = text.slice(0, from) + insert + text.slice(to).trimStart()
    setText(next)
    setCaret(from + insert.length)
    setChosen(null)
    requestAnimationFrame(() => {
      const line = document.getElementById(composerId)
      if (line instanceof HTMLTextAreaElement) line.setSelectionRange(from + insert.length, from + insert.length)
    })
  }

  /** Whether the key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (!found || event.nativeEvent.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return false
    const count = found.options.length
    if (event.key === 'ArrowDown') setChosen(((chosen ?? -1) + 1) % count)
    else if (event.key === 'ArrowUp') setChosen(((chosen ?? count) - 1 + count) % count)
    else if (event.key === 'Escape') setClosed(text)
    else if (event.key === 'Tab' && !event.shiftKey) take(found, chosen ?? 0)
    else if (event.key === 'Enter' && !event.shiftKey && chosen !== null) take(found, chosen)
    else {
      setChosen(null)
      return false
    }
    event.preventDefault()
    return true
  }

  return {
    ...{ found, chosen, take, onKey, setCaret },
    close: () => setClosed(text),
    listId: found ? listId : undefined,
    activeId: found && chosen !== null ? idOf(chosen) : undefined,
  }
}

/** The list itself, above the line. */
export function Completions({ of: { found, chosen, take } }: { readonly of: ReturnType<typeof useCompletions> }) {
  const lang = useLanguage()
  if (!found) return null
  return (
    <div id={listId} role="listbox" aria-label={say(lang, 'entry.commands')} className={styles.completions}>
      {found.options.map(({ insert, label }, index) => (
        <div
          key={insert}
          id={idOf(index)}
          role="option"
          aria-selected={chosen === index}
          tabIndex={-1}
          className={cx(styles.completion, (chosen ?? 0) === index && styles.chosen)}
          // Before the line loses the focus.
          onMouseDown={(event) => {
            event.preventDefault()
            take(found, index)
          }}
        >
          {label}
          {(chosen ?? 0) === index && <kbd>Tab</kbd>}
        </div>
      ))}
    </div>
  )
}
