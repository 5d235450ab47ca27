import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../../../shared/domain/connection/events.ts'
import { profile as shape } from '../../../shared/domain/profile/spec.ts'
import { Fault } from '../fault.ts'

const schemaName = 'environment-profile.schema.json'

/** The JSON Schema of a profile, as it is written by hand: what has a default may be left out. */
export const profileSchema = (): string =>
  `${JSON.stringify({ ...z.toJSONSchema(shape, { io: 'input' }), title: 'Quarterdeck environment profile' }, null, 2)}\n`

/**
 * The shipped profile as `folder/ENVIRONMENT.yaml`, in that environment's namespaces, with its schema beside it. Undefined:
 * there is one already, and it was left as it is. Throws Fault file_unwritable.
 */
export function createProfileFile(folder: string, environment: Environment, shipped: string) {
  const [file, schema] = [join(folder, `${environment}.yaml`), join(folder, schemaName)]
  const text = readFileSync(shipped, 'utf8')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    put(schema, profileSchema())
    if (existsSync(file)) return undefined
    put(file, forEnvironment(text, environment))
    return { file, schema }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new Fault('file_unwritable', { file, cause: code }, error)
  }
}

/** Whole under its name, or not at all. */
function put(file: string, text: string) {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

/** The runbook calls a namespace by its environment's name. */
const forEnvironment = (text: string, environment: Environment) =>
  text
    .replace(/^environment: production$/mu, `environment: ${environment}`)
    .replaceAll('namespace: production\n', `namespace: ${environment}\n`)
    .replaceAll('namespace="production"', `namespace="${environment}"`)
    .replace('protected_namespaces: [production]', `protected_namespaces: [${environment}]`)
    .replace('profile show production', `profile show ${environment}`)
