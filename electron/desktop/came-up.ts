/**
 * Tells the script that started us (build/start/desktop.mjs) that a window is there, or that the user was told why not: it then
 * starts no other host in our place.
 */
export function sayCameUp(): void {
  if (process.env.QUARTERDECK_STARTED_BY === 'npm') process.send?.('up')
}
