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
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', type = 'button', isDisabled = false, isPending = false, label, className, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      type={type}
      isDisabled={isDisabled}
      isPending={isPending}
      className={cx(styles.button, styles[look], className)}
    />
  )
}
