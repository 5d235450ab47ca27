import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { elapsedText } from '../../components/time-text.ts'
import { useDraft, useLanguage, useNow } from '../../state/use-deck.ts'
import { Leaving } from './leaving.tsx'
import type { StepProps } from './plain-steps.tsx'
import own from './answer.module.css'
import styles from './run.module.css'

/** A question with its answers, or several ways to the same end. Nothing is chosen beforehand. */
export function DecisionStep({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useDraft(`reason ${run.id} ${step.id}`)
  const decide = async () => {
    if (chosen !== null && (await acts.go({ choose: [chosen], note: reason.trim() }))) setReason('')
  }
  return (
    <>
      <RadioGroup
        className={cx(styles.choosing)}
        aria-label={step.question?.[lang] ?? say(lang, 'screen.run.which_way')}
        value={chosen}
        onChange={setChosen}
      >
        <p className={own.question}>{step.question?.[lang] ?? say(lang, 'screen.run.which_way')}</p>
        {step.options.map(({ id, title, text }) => (
          <Radio key={id} value={id} className={cx(own.way)}>
            <b>{title[lang]}</b>
            {text && <span>{text[lang]}</span>}
          </Radio>
        ))}
      </RadioGroup>
      <Field label={say(lang, 'screen.run.reason_decision')} value={reason} onChange={setReason} maxLength={500} />
      <Leaving acts={acts} step={step}>
        <Button look="primary" isPending={acts.busy} isDisabled={chosen === null} onPress={() => void decide()}>
          {say(lang, 'screen.run.decide')}
        </Button>
      </Leaving>
    </>
  )
}

/** Consent of people in their roles; whoever asked does not count. Two at one keyboard are recorded as such. */
export function ApprovalStep(props: StepProps) {
  const { run, step, acts } = props
  const lang = useLanguage()
  const [note, setNote] = useDraft(`note ${run.id} ${step.id}`)
  if (step.state === 'waiting' && step.history?.asked) return <Consent {...props} />
  const ask = async () => {
    if (await acts.go({ note: note.trim() })) setNote('')
  }
  return (
    <>
      <p className={styles.says}>
        {say(lang, 'screen.run.approval.needs', { needed: step.approval?.needed ?? 1, roles: (step.approval?.roles ?? []).join(', ') })}
      </p>
      <Field label={say(lang, 'screen.run.approval.about')} value={note} onChange={setNote} rows={2} maxLength={2000} />
      <Leaving acts={acts} step={step}>
        <Button look="primary" isPending={acts.busy} onPress={() => void ask()}>
          {say(lang, 'screen.run.approval.ask')}
        </Button>
      </Leaving>
    </>
  )
}

function Consent({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const now = useNow()
  const { roles = [], notRequester = true, oneKeyboard = false } = step.approval ?? {}
  const [role, setRole] = useState<string | null>(roles.length === 1 ? (roles[0] ?? null) : null)
  const [person, setPerson] = useState('')
  const [reason, setReason] = useDraft(`reason ${run.id} ${step.id}`)
  const asked = step.history?.asked
  const ready = role !== null && reason.trim() !== ''
  const answer = async (choice: 'approve' | 'reject') => {
    if (!ready) return
    if (await acts.go({ choose: [choice], note: reason.trim(), role, person: person.trim() })) {
      setReason('')
      setPerson('')
    }
  }
  return (
    <>
      <ul className={own.given}>
        {asked?.given.map((one) => (
          <li key={`${one.person} ${one.at}`}>
            <b>{one.person ?? say(lang, 'word.redacted')}</b> {one.role}
            {one.reason && <span> · {one.reason}</span>}
          </li>
        ))}
      </ul>
      {oneKeyboard && <p className={styles.quiet}>{say(lang, 'screen.run.approval.one_keyboard')}</p>}
      {notRequester && <p className={styles.quiet}>{say(lang, 'screen.run.approval.not_requester', { by: asked?.by ?? '' })}</p>}
      <Choice
        label={say(lang, 'screen.run.approval.role')}
        value={role}
        placeholder={say(lang, 'screen.shelf.pick')}
        onChange={setRole}
        options={roles.map((one) => ({ value: one, text: one }))}
      />
      <Field label={say(lang, 'screen.run.approval.person')} value={person} onChange={setPerson} maxLength={80} />
      <Field label={say(lang, 'screen.run.reason')} value={reason} onChange={setReason} maxLength={500} isRequired />
      <Leaving acts={acts} step={step}>
        <Button look="primary" isPending={acts.busy} isDisabled={!ready} onPress={() => void answer('approve')}>
          {say(lang, 'screen.run.approval.approve')}
        </Button>
        <Button isPending={acts.busy} isDisabled={!ready} onPress={() => void answer('reject')}>
          {say(lang, 'screen.run.approval.reject')}
        </Button>
      </Leaving>
      {asked && (
        <p className={styles.expiry}>
          {say(lang, 'screen.run.gives_up', { left: elapsedText(lang, Math.max(0, Date.parse(asked.expiresAt) - now)) })}
        </p>
      )}
    </>
  )
}

/** Who to reach and how, one after the other. */
export function ContactStep({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const now = useNow()
  const [note, setNote] = useDraft(`note ${run.id} ${step.id}`)
  const { contact } = step
  const tried = async (choice: 'answered' | 'no-answer') => {
    if (await acts.go({ choose: [choice], note: note.trim() })) setNote('')
  }
  if (!contact) return null
  const left = contact.nextAt === null ? null : Date.parse(contact.nextAt) - now
  return (
    <>
      <dl className={styles.subject}>
        <div>
          <dt>{say(lang, 'screen.run.contact.who', { n: contact.index + 1, count: contact.count })}</dt>
          <dd>{contact.who}</dd>
        </div>
        {contact.ways.map(({ by, to }) => (
          <div key={`${by} ${to}`}>
            <dt>{say(lang, `screen.run.contact.${by as 'phone'}`)}</dt>
            <dd>{to}</dd>
          </div>
        ))}
      </dl>
      {left !== null && (
        <p className={styles.expiry}>
          {left > 0 ? say(lang, 'screen.run.contact.next_in', { left: elapsedText(lang, left) }) : say(lang, 'screen.run.contact.next_now')}
        </p>
      )}
      <Field label={say(lang, 'screen.run.note')} value={note} onChange={setNote} rows={2} maxLength={2000} />
      <Leaving acts={acts} step={step}>
        <Button look="primary" isPending={acts.busy} onPress={() => void tried('answered')}>
          {say(lang, 'screen.run.contact.answered')}
        </Button>
        <Button isPending={acts.busy} onPress={() => void tried('no-answer')}>
          {say(lang, 'screen.run.contact.silent')}
        </Button>
      </Leaving>
    </>
  )
}
