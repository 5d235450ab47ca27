import fc from 'fast-check'
import type { Node } from '../../shared/domain/playbook/step.ts'

type Shape = Readonly<Record<string, unknown>>

const title = { ko: '단계', en: 'Step' }
const asks = { target: 'database', probe: 'postgres.blocking' }
const whens = ['vars.size > 3.0', 'vars.size > 300.0', 'vars.nothing == 1.0', 'mode == "real"']

/** Steps without ids: they get theirs afterwards, so that every one is different. */
const plain: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ type: fc.constant('manual'), gate: fc.boolean(), inverse: fc.constantFrom(undefined, title) }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('check'), gate: fc.boolean(), retries: fc.constantFrom(0, 0, 2) }).map((one) => ({ ...one, ...asks })),
  fc
    .record({ type: fc.constant('watch'), holds_for: fc.constantFrom('4s', undefined), fail_on: fc.constantFrom('critical', undefined) })
    .map((one) => ({ ...one, ...asks, within: '1m' })),
  fc.constant({ type: 'action', target: 'database', action: 'postgres.terminate_backend', risk: title }),
  fc.constant({ type: 'command', program: 'kubectl', arguments: ['get', 'pods', '--selector=app=${app}'] }),
  fc.record({ type: fc.constant('approval'), roles: fc.constant(['Lead']), approvals: fc.constantFrom(1, 2) }),
  fc.constant({ type: 'notify', audience: 'team', message: title }),
  fc.constant({ type: 'contact', contacts: ['kim', 'lee'].map((who) => ({ who, ways: [{ by: 'phone', to: '010' }] })) }),
  fc.constant({ type: 'wait', for: '20s' }),
  fc.constant({ type: 'note' }),
)
const common = (of: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> =>
  fc
    .record({
      one: of,
      when: fc.option(fc.constantFrom(...whens), { freq: 4, nil: undefined }),
      modes: fc.option(fc.constantFrom(['real'], ['drill']), { freq: 8, nil: undefined }),
      on_failure: fc.option(fc.constant('continue'), { freq: 4, nil: undefined }),
      time_box: fc.option(fc.constant('30s'), { freq: 4, nil: undefined }),
    })
    .map(({ one, when, modes, on_failure, time_box }) => {
      const block = one['type'] === 'parallel' || one['type'] === 'sequence'
      return { ...one, title, when, modes, ...(block ? {} : { on_failure: one['gate'] === true ? undefined : on_failure, time_box }) }
    })

const tree = fc.letrec<{ step: Shape; list: Shape[] }>((tie) => ({
  step: common(
    fc.oneof(
      { maxDepth: 2, depthIdentifier: 'steps' },
      { weight: 7, arbitrary: plain },
      { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('parallel', 'sequence'), steps: tie('list') }) },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constantFrom('decision', 'alternatives'),
          options: fc.array(fc.record({ title: fc.constant(title), steps: tie('list') }), { minLength: 2, maxLength: 3 }),
        }),
      },
    ),
  ),
  list: fc.array(tie('step'), { minLength: 1, maxLength: 4 }),
}))

/** A list of steps with blocks in blocks, as a playbook holds them: `size` and `app` are its variables. */
export const anySteps: fc.Arbitrary<Node[]> = tree.list.map((list) => {
  let count = 0
  const named = (one: Shape): Shape => {
    const { type, steps, options, ...rest } = JSON.parse(JSON.stringify(one)) as { type: string; steps?: Shape[]; options?: Shape[] }
    const id = `s${(count += 1)}`
    return {
      ...{ id, type, ...rest },
      ...(type === 'decision' && { question: title }),
      ...(steps && { steps: steps.map(named) }),
      ...(options && {
        options: options.map((option) => ({ ...option, id: `o${(count += 1)}`, steps: (option['steps'] as Shape[]).map(named) })),
      }),
    }
  }
  return list.map(named) as unknown as Node[]
})

/** The same as YAML, which JSON is. */
export const asPlaybook = (steps: readonly Node[]) =>
  JSON.stringify({
    ...{ api_version: 'quarterdeck/v1', kind: 'Playbook', id: 'postgres-degraded', title },
    targets: { database: { kind: 'postgres', title } },
    variables: { size: { title, type: 'number', default: 12 }, app: { title, default: 'judgment' } },
    steps,
  })
