import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './resizer.module.css'

interface ResizerProps {
  readonly label: string
  readonly width: number
  readonly least: number
  readonly most: number
  /** Which way a drag to the right changes it: 1 where the panel stands left of the edge, -1 right of it. */
  readonly grows: 1 | -1
  readonly onResize: (width: number) => void
  readonly onFold: () => void
}

const stepPx = 16

/** The edge between two panels: dragged, or moved by the arrows; a double click and Enter fold the panel. */
export function Resizer({ label, width, least, most, grows, onResize, onFold }: ResizerProps) {
  const dragged = useRef<{ readonly x: number; readonly width: number } | null>(null)

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent) => {
    const from = dragged.current
    if (from) onResize(from.width + (event.clientX - from.x) * grows)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: stepPx * grows, ArrowLeft: -stepPx * grows }
    const step = steps[event.key]
    if (step !== undefined) onResize(width + step)
    else if (event.key === 'Home') onResize(least)
    else if (event.key === 'End') onResize(most)
    else if (event.key === 'Enter') onFold()
    else return
    event.preventDefault()
  }

  return (
    <div
      className={styles.resizer}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => (dragged.current = null)}
      onDoubleClick={onFold}
      onKeyDown={onKeyDown}
    />
  )
}
