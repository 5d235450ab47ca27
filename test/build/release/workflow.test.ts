import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const folder = '.github/workflows'
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }))

interface Workflow {
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, { readonly permissions: unknown; readonly ['timeout-minutes']: unknown }>>
}

it.each(workflows)('$name pins every action to a commit, and says which version that is', ({ text }) => {
  const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/u.test(line))
  expect(uses.length).toBeGreaterThan(0)
  expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual([])
})

it.each(workflows)('$name grants nothing to all jobs, and each job only what it names; each ends', ({ text }) => {
  const { permissions, jobs } = parse(text) as Workflow
  expect(permissions).toEqual({})
  for (const job of Object.values(jobs)) {
    expect(job.permissions).toBeTypeOf('object')
    expect(job['timeout-minutes']).toBeTypeOf('number')
  }
})

it('lets only the last job of a release write, and only what a release is', () => {
  const { jobs } = parse(readFileSync(`${folder}/release.yml`, 'utf8')) as Workflow
  expect(Object.entries(jobs).map(([name, { permissions }]) => [name, permissions])).toEqual([
    ['check', { contents: 'read' }],
    ['pack', { contents: 'read' }],
    ['draft', { contents: 'write' }],
  ])
})

/** A Go program that not every machine has: docs/release.md says how to get it. */
const actionlint = process.env.ACTIONLINT ?? 'actionlint'
const isThere = spawnSync(actionlint, ['-version']).status === 0

it.skipIf(!isThere)(`passes actionlint${isThere ? '' : ' (skipped: there is no actionlint on the PATH or in ACTIONLINT)'}`, () => {
  const { status, stdout, stderr } = spawnSync(actionlint, ['-no-color'], { encoding: 'utf8' })
  expect(`${stdout}${stderr}`).toBe('')
  expect(status).toBe(0)
})
