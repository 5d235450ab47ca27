import { useEffect, useState, type FormEvent } from 'react'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import type { secrets as contract } from '../../../shared/contract/secrets.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './settings.module.css'

type Kept = OutputOf<(typeof contract)['list']>

/** What the system's keychain keeps for this record: names, never a value. */
export function KeptSecrets() {
  const lang = useLanguage()
  const { client } = useDeck()
  const [kept, setKept] = useState<Kept | null>(null)
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)

  useEffect(() => {
    void client.secrets.list({}).then((reply) => (reply.ok ? setKept(reply.value) : setProblem(reply.error)))
  }, [client])

  async function after(asked: Promise<Reply<unknown>>) {
    const reply = await asked
    setProblem(reply.ok ? null : reply.error)
    const list = await client.secrets.list({})
    if (list.ok) setKept(list.value)
    return reply.ok
  }

  async function put(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '' || value === '') return
    if (!(await after(client.secrets.put({ name: name.trim(), value })))) return
    setName('')
    setValue('')
  }

  return (
    <Section name="secrets" title={say(lang, 'screen.settings.secrets')}>
      <p className={styles.quiet}>{say(lang, kept && !kept.available ? 'screen.settings.secrets.away' : 'screen.settings.secrets.hint')}</p>
      {kept && kept.available && (
        <form className={styles.secret} onSubmit={(event) => void put(event)}>
          <Field label={say(lang, 'screen.settings.secrets.name')} value={name} onChange={setName} maxLength={63} mono />
          <Field
            label={say(lang, 'screen.settings.secrets.value')}
            value={value}
            onChange={setValue}
            maxLength={10_000}
            type="password"
            mono
          />
          <Button type="submit" isDisabled={name.trim() === '' || value === ''}>
            {say(lang, 'screen.settings.secrets.keep')}
          </Button>
        </form>
      )}
      <Problem of={problem} />
      {kept && kept.names.length > 0 && (
        <ul className={styles.names}>
          {kept.names.map((one) => (
            <li key={one}>
              <code>{one}</code>
              <Button look="quiet" onPress={() => void after(client.secrets.remove({ name: one }))}>
                {say(lang, 'screen.settings.secrets.remove', { name: one })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
