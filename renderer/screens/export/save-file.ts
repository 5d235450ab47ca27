/** Hands a text to the browser's download as a file. */
export function saveFile(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the blob over once the click returned; a moment later is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
