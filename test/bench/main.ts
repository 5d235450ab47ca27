/*
 * `npm run bench -- [record|targets|pages] [ENTRIES…] [--keep]`: reports, and never gates. Left out, all three: what a record costs,
 * what asking costs beside the tools it replaces, and what a person waits for in the browser.
 */
const parts = ['record', 'targets', 'pages'] as const
const asked = parts.filter((part) => process.argv.slice(2).includes(part))
for (const part of asked.length > 0 ? asked : parts) await import(`./${part}.ts`)
