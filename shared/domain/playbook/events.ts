import { z } from 'zod'
import { event } from '../event.ts'

/** Playbooks that came from outside: whether they count is a person's to say, for exactly one text. */
export const playbookEvents = {
  'playbook.trusted.v1': event({ playbookId: z.string(), hash: z.string() }, { file: z.string() }),
  'playbook.distrusted.v1': event({ playbookId: z.string(), hash: z.string() }, {}),
}
