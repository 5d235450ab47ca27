import { createContext, Script, type Context } from 'node:vm'

const box: Context & { work?: (() => unknown) | undefined } = createContext({})
const call = new Script('work()')

/** Work that computes and waits for nothing, broken off after `ms`: undefined then. What it throws is thrown. */
export function within<Result>(ms: number, work: () => Result): { readonly result: Result } | undefined {
  const outer = box.work
  let result: { readonly result: Result } | undefined
  box.work = () => void (result = { result: work() })
  try {
    call.runInContext(box, { timeout: ms })
    return result
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  } finally {
    box.work = outer
  }
}
