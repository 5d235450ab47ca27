const name = 'quarterdeck:reveal'

/** Brings a row that is held into view and gives it the focus. */
export const reveal = (key: string) => void document.dispatchEvent(new CustomEvent(name, { detail: key }))

/** Calls back with the key of the row until the returned function is called. */
export function onReveal(show: (key: string) => void): () => void {
  const listen = (event: Event) => show(String((event as CustomEvent<unknown>).detail))
  document.addEventListener(name, listen)
  return () => document.removeEventListener(name, listen)
}
