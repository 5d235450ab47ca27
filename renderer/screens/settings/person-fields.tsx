import { useEffect, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './settings.module.css'

/** Who is written beside each entry. Kept when it is left, too: who types a name and starts has said it. */
export function NameField() {
  const lang = useLanguage()
  const { settings } = useDeck()
  const view = useStore(settings.store, (state) => state.view)
  const inForce = view?.settings.name ?? view?.actor ?? ''
  const [name, setName] = useState(inForce)
  useEffect(() => setName(inForce), [inForce])
  const changed = name.trim() !== inForce

  function keep() {
    if (changed) void settings.set({ name: name.trim() || null })
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    keep()
  }

  return (
    <form className={styles.person} onSubmit={onSubmit}>
      <Field
        label={say(lang, 'screen.settings.name')}
        hint={view?.actorGiven ? say(lang, 'screen.settings.name.given', { actor: view.actor }) : say(lang, 'screen.settings.name.hint')}
        value={name}
        onChange={setName}
        onBlur={keep}
        maxLength={200}
      />
      <Button type="submit" isDisabled={!changed}>
        {say(lang, 'screen.settings.keep')}
      </Button>
    </form>
  )
}

const machines = 'machine'
const zones = () => Intl.supportedValuesOf('timeZone')
const machineZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** In which zone a new incident is kept and shown; one that is declared keeps its own. */
export function ZoneField() {
  const lang = useLanguage()
  const { settings } = useDeck()
  const view = useStore(settings.store, (state) => state.view)
  const own = machineZone()
  const chosen = view?.settings.zone ?? null
  const known = [...new Set([...(chosen === null ? [] : [chosen]), own, 'UTC', ...zones()])]
  return (
    <div className={styles.zone} data-zone>
      <Choice
        label={say(lang, 'screen.settings.zone')}
        value={chosen ?? machines}
        onChange={(zone) => void settings.set({ zone: zone === machines ? null : zone })}
        options={[
          { value: machines, text: say(lang, 'screen.settings.zone.machine', { zone: chosen === null ? (view?.zone ?? own) : own }) },
          ...known.map((value) => ({ value, text: value })),
        ]}
      />
      <p className={styles.under}>{say(lang, 'screen.settings.zone.hint')}</p>
    </div>
  )
}
