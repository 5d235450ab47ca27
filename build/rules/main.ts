import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { check } from './check.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const places = ['shared', 'electron', 'renderer', 'build', 'test']
const kinds = /\.(ts|tsx|mjs|css|ya?ml|html)$/u

const paths = places.flatMap((place) =>
  readdirSync(root + place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && kinds.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/')),
)
const files = [...paths, 'package-lock.json'].map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))

const findings = check(files)
for (const { path, line, rule, says } of findings) process.stderr.write(`${path}:${line} ${rule}: ${says}\n`)
process.stdout.write(`rules: ${files.length} files, ${findings.length} findings\n`)
process.exitCode = findings.length === 0 ? 0 : 1
