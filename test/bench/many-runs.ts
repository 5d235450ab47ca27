import { newAuthority } from '../support/certificates.ts'
import { faultyKinds } from '../support/faulty-kinds.ts'
import { manyRuns, type ManyRuns } from '../support/many-runs.ts'

/** A thousand questions to a real server of each kind, one after another, in a process of its own. As JSON. */
const runs = 1_000
const authority = newAuthority()
const found: ManyRuns[] = []
try {
  for (const kind of faultyKinds.filter(({ missing }) => missing === null)) {
    process.stderr.write(`${runs} questions to ${kind.kind}…\n`)
    const on = await kind.start(authority)
    found.push(await manyRuns(kind, on, runs))
    await on.stop()
  }
} finally {
  authority.remove()
}
process.stdout.write(JSON.stringify(found))
process.exit()
