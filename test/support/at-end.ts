type End = () => unknown

const afterTest: End[] = []
const afterFile: End[] = []

/** Done when the test is over, whatever came of it. */
export const atTestEnd = (end: End): void => void afterTest.push(end)

/** Done when the file's last test is over. */
export const atFileEnd = (end: End): void => void afterFile.push(end)

/** What was asked for until now, the last first. Each is tried, and the first that failed is thrown in the end. */
export async function endAll(of: 'test' | 'file'): Promise<void> {
  const failures: unknown[] = []
  for (const end of (of === 'test' ? afterTest : afterFile).splice(0).toReversed())
    try {
      await end()
    } catch (failure) {
      failures.push(failure)
    }
  if (failures.length > 0) throw failures[0]
}
