import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup, Text } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './segments.module.css'

interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: ReactNode }[]
  readonly onChange: (value: Value) => void
  readonly hint?: ReactNode
}

/** One of a few, all in view. */
export function Segments<Value extends string>({ label, value, options, onChange, hint }: SegmentsProps<Value>) {
  return (
    <RadioGroup value={value} onChange={(next) => onChange(next as Value)} orientation="horizontal" className={cx(styles.group)}>
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={styles.row}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={cx(styles.option)}>
            {option.text}
          </Radio>
        ))}
      </div>
      {hint && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
    </RadioGroup>
  )
}
