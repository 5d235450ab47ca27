import { parseArgs } from 'node:util'

/** @typedef {{ data?: string, port?: string, open: boolean, host?: 'desktop' | 'loopback' }} StartOptions */

/**
 * What was asked of `npm start`, or which word of it was not understood.
 * @param {readonly string[]} args
 * @returns {{ ok: true, options: StartOptions } | { ok: false, why: 'optionWrong' | 'portWrong' | 'hostWrong', given: string }}
 */
export function startOptions(args) {
  const parsed = parsedOf(args)
  if (typeof parsed === 'string') return { ok: false, why: 'optionWrong', given: parsed }
  const { data, port, host } = parsed
  if (port !== undefined && !(/^\d{1,5}$/u.test(port) && Number(port) <= 65_535)) return { ok: false, why: 'portWrong', given: port }
  if (host !== undefined && host !== 'desktop' && host !== 'loopback') return { ok: false, why: 'hostWrong', given: host }
  return { ok: true, options: { ...parsed, host, open: !parsed['no-open'] } }
}

/** Words of the options the hosts take. @param {'desktop' | 'loopback'} host @param {StartOptions} options */
export const hostArgs = (host, { data, port, open }) => [
  ...(data === undefined ? [] : ['--data', data]),
  ...(port === undefined || host === 'desktop' ? [] : ['--port', port]),
  ...(open || host === 'desktop' ? [] : ['--no-open']),
]

/** The values, or the word that is no option of ours. @param {readonly string[]} args */
function parsedOf(args) {
  try {
    const text = /** @type {const} */ ({ type: 'string' })
    const options = { data: text, port: text, host: text, 'no-open': /** @type {const} */ ({ type: 'boolean' }) }
    return parseArgs({ args: [...args], options }).values
  } catch (fault) {
    const { message } = /** @type {Error} */ (fault)
    return /'([^']+)'/u.exec(message)?.[1] ?? message
  }
}
