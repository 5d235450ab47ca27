const hosts = /** @type {const} */ (['desktop', 'loopback'])

/**
 * Takes `--host` out of what `npm start` was given. All else is the host's own to read and to refuse.
 * @param {readonly string[]} args
 * @returns {{ ok: true, host: 'desktop' | 'loopback' | undefined, rest: readonly string[] } | { ok: false, given: string }}
 */
export function startOptions(args) {
  const at = args.findIndex((arg) => arg === '--host' || arg.startsWith('--host='))
  const asked = args[at]
  if (asked === undefined) return { ok: true, host: undefined, rest: args }
  const joined = asked.startsWith('--host=')
  const given = (joined ? asked.slice('--host='.length) : args[at + 1]) ?? ''
  const host = hosts.find((one) => one === given)
  return host ? { ok: true, host, rest: [...args.slice(0, at), ...args.slice(at + (joined ? 1 : 2))] } : { ok: false, given }
}
