const name = 'quarterdeck:correct'

/** Opens what can be done to a row; the row itself knows of no screen. */
export const askToCorrect = (key: string) => void document.dispatchEvent(new CustomEvent(name, { detail: key }))

/** Calls back with the key of the row until the returned function is called. */
export function onAskedToCorrect(show: (key: string) => void): () => void {
  const listen = (event: Event) => show(String((event as CustomEvent<unknown>).detail))
  document.addEventListener(name, listen)
  return () => document.removeEventListener(name, listen)
}
