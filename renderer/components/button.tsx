import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './button.module.css'

interface ButtonProps {
  readonly children: ReactNode
  readonly look?: 'primary' | 'plain' | 'quiet'
  readonly onPress?: (event: PressEvent) => void
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** Being done: stays where it is and cannot be pressed twice. */
  readonly isPending?: boolean
  readonly label?: string
  /** It opens and closes something. */
  readonly isExpanded?: boolean
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({
  look = 'plain',
  type = 'button',
  isPending = false,
  onPress,
  label,
  isExpanded,
  className,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      // Not disabled while pending: a button that has the focus keeps it, and the next key is not lost.
      type={isPending ? 'button' : type}
      {...(onPress && !isPending ? { onPress } : {})}
      className={cx(styles.button, styles[look], isPending && styles.pending, className)}
    />
  )
}
