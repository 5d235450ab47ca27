import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './choice.module.css'

export interface Option<Value extends string> {
  readonly value: Value
  readonly text: string
  /** Shown before the text: a mark or an icon, never the only sign. */
  readonly mark?: ReactNode
  /** Quiet words after it: a shortcut, an environment. */
  readonly aside?: ReactNode
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value | null
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  /** The label is read out and not drawn: the place already says what it is. */
  readonly hideLabel?: boolean
  readonly className?: string | undefined
  readonly placeholder?: string
}

/** One of a few, in a list that opens. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  className,
  placeholder,
}: ChoiceProps<Value>) {
  const pick = (key: unknown) => {
    const option = options.find((one) => one.value === key)
    if (option) onChange(option.value)
  }
  return (
    <Select
      value={value}
      onChange={pick}
      className={cx(styles.select)}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      {!hideLabel && <Label className={cx(styles.label)}>{label}</Label>}
      <Button className={cx(styles.button, className)}>
        <SelectValue className={cx(styles.value)} />
        <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className={cx(styles.popover)}>
        <ListBox className={cx(styles.list)} items={options.map((option) => ({ ...option, id: option.value }))}>
          {({ value: id, text, mark, aside }) => (
            <ListBoxItem id={id} textValue={text} className={cx(styles.item)}>
              {mark}
              <span className={styles.text}>{text}</span>
              {aside !== undefined && <span className={styles.aside}>{aside}</span>}
              <Check size={13} aria-hidden className={styles.check} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
