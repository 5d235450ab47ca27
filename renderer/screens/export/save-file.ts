/** Hands a Markdown text to the browser's download as a file. */
export const saveFile = (name: string, text: string) => save(name, new Blob([text], { type: 'text/markdown;charset=utf-8' }))

/** The same with a table; a spreadsheet takes it for UTF-8 by its first sign. */
export const saveCsv = (name: string, text: string) => save(name, new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }))

/** The same with a PDF, which came as base64. */
export const savePdf = (name: string, base64: string) =>
  save(name, new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: 'application/pdf' }))

/** The same with a file that was attached; what is in it is nobody's to guess. */
export const saveBytes = (name: string, pieces: readonly Uint8Array[]) =>
  save(name, new Blob(pieces as Uint8Array<ArrayBuffer>[], { type: 'application/octet-stream' }))

function save(name: string, contents: Blob) {
  const address = URL.createObjectURL(contents)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the blob over once the click returned; a moment later is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
