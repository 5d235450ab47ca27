/*
 * `npm run bench -- [record|targets|pages|run] [ENTRIES…] [--keep]`: reports, and never gates. Left out, all of them: what a record costs,
 * what asking costs beside the tools it replaces, what a person waits for in the browser, and there in a playbook of 200 steps.
 */
const parts = {
  record: () => import('./record.ts'),
  targets: () => import('./targets.ts'),
  pages: () => import('./pages.ts'),
  run: () => import('./long-run.ts'),
}
const words = process.argv.slice(2)
const asked = Object.entries(parts).filter(([part]) => words.includes(part))
for (const [, run] of asked.length > 0 ? asked : Object.entries(parts)) await run()
