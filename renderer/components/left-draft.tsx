import { PenLine } from 'lucide-react'
import { useStore } from 'zustand'
import { say } from '../../shared/text/message.ts'
import { useDeck, useLanguage } from '../state/use-deck.ts'
import { Button } from './button.tsx'
import styles from './left-draft.module.css'

interface LeftDraftProps {
  readonly place: string
  /** Other places of the same line: its kind, its time. */
  readonly along?: readonly string[]
  /** What comes between the text that stands in the field and the one that is taken up. */
  readonly between?: ' ' | '\n'
  /** Offered with that place where something was left there too, and then not by itself. */
  readonly alone?: string
  /** What is left, as a person reads it; left out: as it is. */
  readonly shown?: (text: string) => string
  /** The button that was pressed goes with the offer; the focus has to go on from here. */
  readonly onDone: () => void
}

/** What a window that is no more left unsent in this place: to take up or to throw away. Nothing where there is none. */
export function LeftDraft({ place, along = [], between = ' ', alone, shown = (text) => text, onDone }: LeftDraftProps) {
  const lang = useLanguage()
  const { drafts } = useDeck()
  const all = useStore(drafts.left)
  return all
    .filter((one) => one.place === place && !all.some((other) => other.window === one.window && other.place === alone))
    .map((one) => {
      const whole = [one, ...all.filter((other) => other.window === one.window && along.includes(other.place))]
      const then = (act: void | Promise<void>) => {
        void act
        onDone()
      }
      return (
        <div key={one.window} role="group" className={styles.left} aria-label={say(lang, 'screen.left.label')}>
          <p>
            <PenLine size={14} aria-hidden />
            <span>{say(lang, 'screen.left.says')}</span> <q>{shown(one.text)}</q>
          </p>
          <Button onPress={() => then(drafts.takeUp(whole, between))}>{say(lang, 'screen.left.take')}</Button>
          <Button look="quiet" onPress={() => then(drafts.throwAway(whole))}>
            {say(lang, 'screen.left.drop')}
          </Button>
        </div>
      )
    })
}
