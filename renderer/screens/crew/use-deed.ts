import { useRef, useState } from 'react'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'

/** One thing at a time: whether it is being done, and why it was refused. */
export function useDeed() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const working = useRef(false)

  /** True where it is on the record now. A second press while the first is on its way does nothing. */
  async function act(ask: () => Promise<Reply<unknown>>): Promise<boolean> {
    if (working.current) return false
    working.current = true
    setBusy(true)
    const reply = await ask()
    working.current = false
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    return reply.ok
  }

  return { busy, problem, act }
}
