import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../../../shared/domain/connection/events.ts'
import { profile as shape } from '../../../shared/domain/profile/spec.ts'
import { createFile, type Files } from '../yaml/create-file.ts'

const schemaName = 'environment-profile.schema.json'

/** The JSON Schema of a profile, as it is written by hand: what has a default may be left out. */
export const profileSchema = (): string =>
  `${JSON.stringify({ ...z.toJSONSchema(shape, { io: 'input' }), title: 'Quarterdeck environment profile' }, null, 2)}\n`

/** The shipped profile as `folder/ENVIRONMENT.yaml`, in that environment's namespaces, with its schema beside it. As `createFile` says. */
export function createProfileFile(folder: string, environment: Environment, shipped: string): Files | undefined {
  const files = { file: join(folder, `${environment}.yaml`), schema: join(folder, schemaName) }
  return createFile(files, { file: forEnvironment(readFileSync(shipped, 'utf8'), environment), schema: profileSchema() })
}

/** The runbook calls a namespace by its environment's name. */
const forEnvironment = (text: string, environment: Environment) =>
  text
    .replace(/^environment: production$/mu, `environment: ${environment}`)
    .replaceAll('namespace: production\n', `namespace: ${environment}\n`)
    .replaceAll('namespace="production"', `namespace="${environment}"`)
    .replace('protected_namespaces: [production]', `protected_namespaces: [${environment}]`)
    .replace('profile show production', `profile show ${environment}`)
