import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { Nameable } from '../../shared/domain/timeline/complete.ts'
import { matching } from '../../shared/domain/palette/match.ts'
import { cx } from './cx.ts'
import choice from './choice.module.css'
import styles from './field.module.css'

interface PersonFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly people: readonly Nameable[]
  readonly hint?: string
  readonly autoFocus?: boolean
}

const shownMost = 8

/** Somebody's name: any, and those who are known are found by handle, name and initial consonants. */
export function PersonField({ label, value, onChange, people, hint, autoFocus = false }: PersonFieldProps) {
  const items = matching(
    people.map((one) => ({ ...one, id: one.handle, title: one.name, words: [one.handle] })),
    value,
  ).slice(0, shownMost)
  return (
    <ComboBox
      className={cx(styles.field)}
      inputValue={value}
      onInputChange={onChange}
      items={items}
      onChange={(key) => {
        const chosen = items.find(({ id }) => id === key)
        if (chosen) onChange(chosen.name)
      }}
      value={null}
      allowsCustomValue
      menuTrigger="input"
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Input className={cx(styles.input)} autoComplete="off" spellCheck={false} maxLength={100} autoFocus={autoFocus} />
      {hint && (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      )}
      <Popover className={cx(choice.popover)}>
        <ListBox className={cx(choice.list)}>
          {({ id, name, handle, role }: (typeof items)[number]) => (
            <ListBoxItem id={id} textValue={name} className={cx(choice.item)}>
              <span className={choice.text}>{name}</span>
              <span className={choice.aside}>{[handle === name ? '' : handle, role ?? ''].filter(Boolean).join(' · ')}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
