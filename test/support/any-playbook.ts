import fc from 'fast-check'

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
  fc.constant({ type: 'playbook', playbook: 'called' }),
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
          options: fc.array(fc.record({ title: fc.constant(title), steps: tie('list'), leads: fc.option(fc.nat(9), { freq: 2 }) }), {
            ...{ minLength: 2, maxLength: 3 },
          }),
        }),
      },
    ),
  ),
  list: fc.array(tie('step'), { minLength: 1, maxLength: 4 }),
}))

/** What a phase is entered and left by: gates, of which none may be skipped. */
const gates = [
  { type: 'check', title, ...asks },
  { type: 'manual', title },
  { type: 'approval', title, roles: ['Lead'], approvals: 2 },
]
const phase = fc.record({ steps: tree.list, entry: fc.subarray(gates, { maxLength: 1 }), exit: fc.subarray(gates, { maxLength: 1 }) })

/** Gives every step an id of its own, and leads options to what they may lead to: later in their list, past no gate, or to the end. */
function naming() {
  let count = 0
  const id = () => `s${(count += 1)}`
  function list(steps: readonly Shape[], ends = true, isInOrder = true): Shape[] {
    const named = steps.map((one) => ({ ...one, id: id() }))
    return named.map((one, at) => inside(one, [...(isInOrder ? upToGate(named.slice(at + 1)) : []), ...(ends ? ['end'] : [])], ends))
  }
  function inside({ steps, options, ...rest }: Shape, ways: readonly string[], ends: boolean): Shape {
    return {
      ...rest,
      ...(rest['type'] === 'decision' && { question: title }),
      ...(steps !== undefined && { steps: list(steps as Shape[], ends && rest['type'] !== 'parallel', rest['type'] !== 'parallel') }),
      ...(options !== undefined && {
        options: (options as (Shape & { leads: number | null })[]).map(({ leads, steps, ...option }) => ({
          ...{ ...option, id: id(), steps: list(steps as Shape[], ends) },
          ...(leads !== null && ways.length > 0 && rest['type'] === 'decision' && { leads_to: ways[leads % ways.length] }),
        })),
      }),
    }
  }
  return list
}

const upToGate = (steps: readonly Shape[]) => {
  const at = steps.findIndex((one) => JSON.stringify(one).includes('"gate":true'))
  return steps.slice(0, at < 0 ? undefined : at + 1).map((one) => String(one['id']))
}

const head = { api_version: 'quarterdeck/v1', title }

/** A playbook with blocks in blocks, with phases or without, as YAML, which JSON is: `size` and `app` are its variables. */
export const anyPlaybook: fc.Arbitrary<string> = fc
  .oneof({ weight: 2, arbitrary: tree.list }, { weight: 1, arbitrary: fc.array(phase, { minLength: 1, maxLength: 3 }) })
  .map((made) => {
    const named = naming()
    const isPhased = made.every((one) => 'entry' in one)
    const phases = !isPhased
      ? []
      : (made as { steps: Shape[]; entry: Shape[]; exit: Shape[] }[]).map(({ steps, entry, exit }, at) => ({
          ...{ id: `p${at}`, title, budget: '1m', entry: named(entry), steps: named(steps), exit: named(exit) },
        }))
    return JSON.stringify({
      ...{ ...head, kind: 'Playbook', id: 'postgres-degraded', targets: { database: { kind: 'postgres', title } } },
      variables: { size: { title, type: 'number', default: 12 }, app: { title, default: 'judgment' } },
      ...(isPhased ? { phases } : { steps: named(made as Shape[]) }),
    })
  })

/** The one that its steps call: something to do by hand, and nothing besides. */
export const calledPlaybook = JSON.stringify({
  ...{ ...head, kind: 'Procedure', id: 'called' },
  steps: [{ id: 'inside', type: 'manual', title }],
})
