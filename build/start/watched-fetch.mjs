/*
 * Loaded before Electron's installer (`node --import`): the installer downloads with `fetch`, which waits minutes for a
 * server that does not answer and says nothing on the way. This one gives up, and tells the process that started it.
 */
const answerMs = Number(process.env.QUARTERDECK_FETCH_MS) || 10_000
/** A body may be slow, but not silent. */
const silenceMs = answerMs * 3
const fetchAsBefore = globalThis.fetch

globalThis.fetch = async (address, options) => {
  const { host } = new URL(address instanceof Request ? address.url : address)
  const stop = new AbortController()
  const giveUp = () => {
    tell({ refused: 'silent', host })
    stop.abort()
  }
  let waiting = setTimeout(giveUp, answerMs)
  const again = () => {
    clearTimeout(waiting)
    waiting = setTimeout(giveUp, silenceMs)
  }
  try {
    const response = await fetchAsBefore(address, { ...options, signal: stop.signal })
    if (!response.ok || !response.body) {
      tell({ refused: 'status', host, status: response.status })
      clearTimeout(waiting)
      return response
    }
    const total = Number(response.headers.get('content-length')) || undefined
    let received = 0
    tell({ received, total, host })
    again()
    const count = new TransformStream({
      transform(chunk, controller) {
        received += chunk.byteLength
        again()
        tell({ received, total, host })
        controller.enqueue(chunk)
      },
      flush: () => clearTimeout(waiting),
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(count), { status, statusText, headers })
  } catch (fault) {
    clearTimeout(waiting)
    const cause = /** @type {{ cause?: { code?: string } }} */ (fault).cause
    if (!stop.signal.aborted) tell({ refused: 'unreachable', host, cause: cause?.code })
    throw fault
  }
}

const tell = (/** @type {import('./fetch-runtime.mjs').Told} */ told) => process.send?.(told)
