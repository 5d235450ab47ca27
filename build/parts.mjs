/** Scripts of package.json, then projects of vitest.config.ts. */
export const staticParts = ['types', 'lint', 'format:check', 'rules', 'dead']
export const testParts = ['unit', 'services', 'faults', 'e2e', 'package']

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * What a vitest JSON report counts. A file that fails before its first test has no test to count, and is one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export const countsOf = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
  passed: numPassedTests,
  failed:
    numFailedTests + testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
  skipped: numPendingTests + numTodoTests,
})

/** @param {readonly Counts[]} all @returns {Counts} */
export const sumOf = (all) =>
  all.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed, skipped: sum.skipped + one.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0,
  })

export const lineOf = (/** @type {Counts} */ { passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`
