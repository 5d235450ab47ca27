import { expect, it } from 'vitest'
import { playbookSchema } from '../../../../electron/core/playbooks/playbook-schema.ts'

/** When the format changes: `npx vitest run --project unit test/electron/core/playbooks/playbook-schema.test.ts -u` writes it anew. */
it('the schema that is shipped is the one of the format', async () => {
  await expect(playbookSchema()).toMatchFileSnapshot('../../../../shared/playbooks/playbook.schema.json')
})

it('names every kind of step, and forbids keys nobody knows', () => {
  const { $defs } = JSON.parse(playbookSchema()) as {
    $defs: Record<string, { oneOf: { properties: { type: { const: string } }; additionalProperties: boolean }[] }>
  }
  const steps = Object.values($defs)[0]!.oneOf
  expect(steps.map(({ properties }) => properties.type.const)).toEqual([
    ...['manual', 'check', 'action', 'watch', 'command', 'approval', 'notify', 'contact'],
    ...['wait', 'playbook', 'note', 'decision', 'alternatives', 'parallel', 'sequence'],
  ])
  expect(steps.every(({ additionalProperties }) => !additionalProperties)).toBe(true)
})
