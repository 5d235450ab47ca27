import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildMark, buildStamp, writeStamp } from './bootstrap/fresh.mjs'
import { bundles } from './bundles.mjs'
import { noticesFile, takeNotices, thirdParty } from './notices.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const fresh = join(dist, '.fresh')
const old = join(dist, '.old')

// Taken before: a source changed while we build is built again next time.
const mark = buildMark(root)

for (const leftover of [fresh, old]) rmSync(leftover, { recursive: true, force: true })
mkdirSync(fresh, { recursive: true })
/** @type {import('./notices.mjs').Notice[]} */
const notices = []
for (const bundle of bundles(root, fresh)) {
  await build({ ...bundle, build: { ...bundle.build, license: { fileName: noticesFile } } })
  notices.push(...takeNotices(String(bundle.build?.outDir)))
}
writeFileSync(join(fresh, 'licenses.txt'), thirdParty(root, notices))
for (const data of ['playbooks', 'profiles']) cpSync(join(root, 'shared', data), join(fresh, data), { recursive: true })
chmodSync(join(fresh, 'node/cli.js'), 0o755)

// Built whole beside, then put in place: a build that fails leaves the last one as it was.
mkdirSync(old)
for (const part of readdirSync(fresh)) {
  moveIfThere(join(dist, part), join(old, part))
  renameSync(join(fresh, part), join(dist, part))
}
for (const emptied of [fresh, old]) rmSync(emptied, { recursive: true, force: true })
writeStamp(root, buildStamp, mark)

/** @param {string} from @param {string} to */
function moveIfThere(from, to) {
  try {
    renameSync(from, to)
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code !== 'ENOENT') throw fault
  }
}
