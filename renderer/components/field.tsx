import type { ReactNode, Ref } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './field.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly rows?: number
  readonly mono?: boolean
  /** Not to be read over a shoulder. */
  readonly type?: 'password'
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly isRequired?: boolean
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLInputElement>
  /** The same where it takes several lines. */
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

/** A labelled text field; with `rows` it takes several lines. */
export function Field({ label, hint, problem, rows, mono = false, className, placeholder, maxLength, ref, areaRef, ...rest }: FieldProps) {
  const shared = {
    className: cx(styles.input, mono && styles.mono),
    autoComplete: 'off',
    spellCheck: false,
    ...given({ placeholder, maxLength }),
  }
  return (
    <TextField {...rest} className={cx(styles.field, className)} isInvalid={problem !== undefined} validationBehavior="aria">
      <Label className={cx(styles.label)}>{label}</Label>
      {rows === undefined ? (
        <Input {...shared} {...(ref ? { ref } : {})} />
      ) : (
        <TextArea {...shared} rows={rows} {...(areaRef ? { ref: areaRef } : {})} />
      )}
      {hint && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.problem)}>{problem}</FieldError>
    </TextField>
  )
}

const given = ({ placeholder, maxLength }: { placeholder?: string | undefined; maxLength?: number | undefined }) => ({
  ...(placeholder === undefined ? {} : { placeholder }),
  ...(maxLength === undefined ? {} : { maxLength }),
})
