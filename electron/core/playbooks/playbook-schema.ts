import { z } from 'zod'
import { playbook } from '../../../shared/domain/playbook/spec.ts'

/** The JSON Schema of a playbook file, so that an editor completes and checks it. What only a whole file can say (names, ways, sums) is not in it. */
export const playbookSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(playbook, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`
