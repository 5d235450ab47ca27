import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './playbooks.module.css'

/** A file of one's own to go on from: what stands here, or what was done in the incident on screen. */
export function BeginOwn({ playbookId, incident }: { readonly playbookId: string; readonly incident: Incident | undefined }) {
  const lang = useLanguage()
  const { client, playbooks } = useDeck()
  const [id, setId] = useState('')
  const [file, setFile] = useState<string | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const isId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)

  async function begin(from: { playbookId: string } | { incidentId: string }) {
    const reply = await client.playbooks.create({ playbookId: id, from })
    setFile(reply.ok ? reply.value.file : null)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) await playbooks.load()
  }

  return (
    <Section name="begin" title={say(lang, 'screen.playbooks.new.title')}>
      <Field label={say(lang, 'screen.playbooks.new.id')} value={id} onChange={setId} maxLength={80} />
      <div className={styles.acts}>
        <Button isDisabled={!isId} onPress={() => void begin({ playbookId })}>
          {say(lang, 'screen.playbooks.new.from')}
        </Button>
        {incident && (
          <Button isDisabled={!isId} onPress={() => void begin({ incidentId: incident.id })}>
            {say(lang, 'screen.playbooks.new.incident')}
          </Button>
        )}
      </div>
      <Problem of={problem} />
      {file !== null && (
        <p className={styles.words} role="status">
          {say(lang, 'screen.playbooks.new.done', { file })}
        </p>
      )}
    </Section>
  )
}
