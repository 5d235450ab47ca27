/*
 * `npm run bench -- [record|targets] [ENTRIES…] [--keep]`: reports, and never gates. Left out, both: what a record costs, then what
 * asking costs beside the tools it replaces.
 */
const words = process.argv.slice(2)
if (!words.includes('targets')) await import('./record.ts')
if (!words.includes('record')) await import('./targets.ts')
