import type { RunView, StepView } from '../../shared/contract/runs.ts'
import { clean, oneLine } from './width.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import type { Session } from './session.ts'

/** Whether a step is only taken by saying which: its lines name the ways. */
export const asksChoice = ({ type, state }: StepView): boolean =>
  type === 'decision' || type === 'alternatives' || type === 'contact' || (type === 'approval' && state === 'waiting')

/** What belongs to the kind of step: its question and ways, whom to reach, what to copy, what to send, the values it needs. */
export function aboutLines(session: Session, run: RunView, step: StepView): readonly string[] {
  const { lang } = session
  const take = (choice: string, ...more: string[]) =>
    `  ${commandLine(session, ['run', 'step', run.id, step.id, '--choose', choice, ...more])}`
  return [
    ...step.missing.map((name) => `  ${commandLine(session, ['run', 'set', run.id, name, '…'])}`),
    ...(step.question ? [`  ${oneLine(step.question[lang])}`] : []),
    ...step.options.flatMap(({ id, title, text }) => [`  ${oneLine(title[lang])}${text ? `: ${oneLine(text[lang])}` : ''}`, take(id)]),
    ...contactLines(session, step),
    ...(step.contact ? [take('answered'), take('no-answer')] : []),
    ...(step.approval && step.state === 'waiting' ? consentLines(step.approval.roles, take) : []),
    ...textLines(session, step),
  ]
}

const consentLines = (roles: readonly string[], take: (choice: string, ...more: string[]) => string) =>
  ['approve', 'reject'].map((choice) => take(choice, '--role', roles[0] ?? '…', '--note', '…'))

function contactLines({ lang }: Session, { contact }: StepView): readonly string[] {
  if (!contact) return []
  const who = say(lang, 'screen.run.contact.who', { n: contact.index + 1, count: contact.count })
  return [
    `  ${who}: ${oneLine(contact.who)}`,
    ...contact.ways.map(({ by, to }) => `  ${say(lang, `screen.run.contact.${by as 'phone'}`)}: ${oneLine(to)}`),
  ]
}

function textLines({ lang }: Session, { command, draft }: StepView): readonly string[] {
  const text = command?.text ?? draft?.text[lang]
  const refused = command?.refused ? [`  ${command.refused[lang]}`] : []
  return text === undefined
    ? refused
    : clean(text)
        .split('\n')
        .map((line) => `  ${line}`)
}
