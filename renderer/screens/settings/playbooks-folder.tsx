import { useEffect, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './settings.module.css'

/** Where the team keeps its playbooks; empty: nowhere. */
export function PlaybooksFolder() {
  const lang = useLanguage()
  const { settings, playbooks } = useDeck()
  const inForce = useStore(settings.store, ({ view }) => view?.settings.playbooks ?? '')
  const [folder, setFolder] = useState(inForce)
  useEffect(() => setFolder(inForce), [inForce])

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    await settings.set({ playbooks: folder.trim() || null })
    await playbooks.load()
  }

  return (
    <Section name="playbooks" title={say(lang, 'screen.rail.playbooks')}>
      <form className={styles.person} onSubmit={(event) => void onSubmit(event)}>
        <Field
          label={say(lang, 'screen.settings.playbooks')}
          hint={say(lang, 'screen.settings.playbooks.hint')}
          value={folder}
          onChange={setFolder}
          maxLength={1000}
        />
        <Button type="submit" isDisabled={folder.trim() === inForce}>
          {say(lang, 'screen.settings.keep')}
        </Button>
      </form>
    </Section>
  )
}
