import type { ParamSpec } from '../../../shared/domain/probe/params.ts'
import { say } from '../../../shared/text/message.ts'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import { startOf, type FieldProblem, type Typed } from './form-values.ts'

interface ParamsProps {
  readonly specs: readonly ParamSpec[]
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
  /** Shown once somebody wanted to go on. */
  readonly problems: Readonly<Record<string, FieldProblem>>
}

/** One field for each thing that is wanted, by its own name: those who wrote the playbook and the command line call it the same. */
export function ParamsFields({ specs, typed, onChange, problems }: ParamsProps) {
  return specs.map((spec) => (
    <OneField
      key={spec.name}
      spec={spec}
      value={typed[spec.name] ?? startOf(spec)}
      onChange={(value) => onChange({ ...typed, [spec.name]: value })}
      problem={problems[spec.name]}
    />
  ))
}

interface OneProps {
  readonly spec: ParamSpec
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: FieldProblem | undefined
}

function OneField({ spec, value, onChange, problem }: OneProps) {
  const lang = useLanguage()
  const label = spec.required ? spec.name : say(lang, 'board.form.optional', { name: spec.name })
  const choices = spec.choices?.map(String) ?? (spec.type === 'boolean' ? ['true', 'false'] : null)
  if (choices) {
    const texts = spec.type === 'boolean' ? { true: say(lang, 'board.form.yes'), false: say(lang, 'board.form.no') } : {}
    return (
      <Choice
        label={label}
        value={value === '' ? null : value}
        placeholder={say(lang, 'board.form.pick')}
        onChange={onChange}
        options={choices.map((one) => ({ value: one, text: (texts as Record<string, string>)[one] ?? one }))}
      />
    )
  }
  const isLong = spec.type === 'list' || spec.name === 'sql'
  return (
    <Field
      label={label}
      value={value}
      onChange={onChange}
      mono
      isRequired={spec.required}
      maxLength={20_000}
      {...(isLong ? { rows: 3 } : {})}
      {...(spec.type === 'list' ? { hint: say(lang, 'board.form.list') } : {})}
      problem={problem && say(lang, `board.form.problem.${problem}`)}
    />
  )
}
