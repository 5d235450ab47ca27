/*
 * `npm run bench -- [record|targets|pages] [ENTRIES…] [--keep]`: reports, and never gates. Left out, all three: what a record costs,
 * what asking costs beside the tools it replaces, and what a person waits for in the browser.
 */
const parts = {
  record: () => import('./record.ts'),
  targets: () => import('./targets.ts'),
  pages: () => import('./pages.ts'),
}
const words = process.argv.slice(2)
const asked = Object.entries(parts).filter(([part]) => words.includes(part))
for (const [, run] of asked.length > 0 ? asked : Object.entries(parts)) await run()
