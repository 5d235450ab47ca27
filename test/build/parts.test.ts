import { expect, it } from 'vitest'
import { countsOf, lineOf, staticParts, sumOf, testParts } from '../../build/parts.mjs'
import { readFileSync } from 'node:fs'

const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, testResults: [] }

it('counts a file that failed before its first test as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ]
  expect(countsOf({ ...report, testResults })).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

it('sums up in one line', () => {
  const counts = countsOf(report)
  expect(lineOf(sumOf([counts, counts]))).toBe('8 passed, 2 failed, 4 skipped')
})

it('runs every vitest project, and every static check by a script of that name', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const projects = [...readFileSync('vitest.config.ts', 'utf8').matchAll(/name: '(\w+)'/gu)].map(([, name]) => name)
  expect(projects).toEqual(testParts)
  expect(staticParts.filter((part) => !(part in scripts))).toEqual([])
  expect(scripts.test).toBe(`node build/test.mjs static ${testParts.join(' ')}`)
})
