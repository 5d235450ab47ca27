/** A launcher above us passes on the Ctrl-C that the terminal sent us too; only what comes later is a second one. */
const sameMomentMs = 300

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. The next one ends the process at once. */
export function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined
    const heard = () => {
      if (firstAt !== undefined && performance.now() - firstAt > sameMomentMs) process.exit(1)
      firstAt ??= performance.now()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard)
  })
}
