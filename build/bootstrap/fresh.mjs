import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Inside node_modules, so that whoever removes that folder removes the stamp with it. */
export const installStamp = 'node_modules/.quarterdeck-install'
export const buildStamp = 'dist/.quarterdeck-build'

/** What the bundles are made of. */
const sources = ['shared', 'electron', 'renderer', 'build', 'package.json', 'package-lock.json']

/** The packages a machine of this kind gets from this lock. @param {string} root */
export const installMark = (root) =>
  `${process.platform} ${process.arch} ${createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')}\n`

/** What a build of these sources would be made of: contents, not times, which a checkout or a copy changes. @param {string} root */
export function buildMark(root) {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesIn(root, source)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return `${hash.digest('hex')}\n`
}

/** @param {string} root @param {string} stamp @param {string} mark */
export function isFresh(root, stamp, mark) {
  try {
    return readFileSync(join(root, stamp), 'utf8') === mark
  } catch {
    return false
  }
}

/** Written whole or not at all. @param {string} root @param {string} stamp @param {string} mark */
export function writeStamp(root, stamp, mark) {
  const path = join(root, stamp)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, mark)
  renameSync(`${path}.${process.pid}`, path)
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesIn(root, path) {
  const entries = listed(join(root, path))
  if (!entries) return [path]
  return entries.flatMap((entry) => filesIn(root, `${path}/${entry}`))
}

const listed = (/** @type {string} */ path) => {
  try {
    return readdirSync(path)
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === 'ENOTDIR') return undefined
    throw fault
  }
}
