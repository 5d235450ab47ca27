import { beforeAll, describe, expect, it } from 'vitest'
import { createExpressions } from '../../../../electron/core/expressions.ts'
import { known, playbookOf, problemsOf } from '../../../support/playbook.ts'

const t = 'title: { ko: 가, en: A }'
const expressions = createExpressions()
beforeAll(() => expressions.load())
const problems = (steps: string, head = '') =>
  problemsOf(playbookOf(steps, head), {
    ...known,
    expressions,
    probes: [
      ...known.probes,
      {
        probe: 'kubernetes.pods',
        kind: 'postgres',
        params: [
          { name: 'namespace', type: 'text', required: true },
          { name: 'limit', type: 'number', required: false },
        ],
      },
    ],
  })

describe('a whole playbook', () => {
  it('may hold every kind of step, blocks in blocks, and what is said of each', () => {
    const head = `
variables:
  pod: { ${t}, pattern: '[a-z0-9-]+', choices_from: { target: database, probe: kubernetes.pods, with: { namespace: prod }, column: name } }
  replicas: { ${t}, type: integer, default: 3 }
`
    const steps = `
steps:
  - { id: a, type: note, ${t} }
  - { id: b, type: manual, ${t}, role: SRE, owner: DevOps Lead, time_box: 5m, inverse: { ko: 되돌리기, en: Back }, source: 'D-3 §4.1' }
  - { id: c, type: check, ${t}, target: database, probe: kubernetes.pods, with: { namespace: '\${pod}' }, expect: 'size(rows) > vars.replicas', retries: 2, on_failure: which }
  - { id: d, type: wait, ${t}, for: 30s, modes: [real, drill] }
  - id: which
    type: decision
    ${t}
    question: { ko: 무엇, en: What }
    options:
      - { id: oom, ${t}, leads_to: tell }
      - { id: bug, ${t}, steps: [{ id: roll, type: playbook, ${t}, playbook: rollback, with: { pod: '\${pod}' } }] }
  - { id: all, type: parallel, ${t}, steps: [{ id: e, type: command, ${t}, program: kubectl, arguments: ['get', 'pod', '\${pod}'] }, { id: f, type: sequence, ${t}, steps: [{ id: g, type: note, ${t} }] }] }
  - { id: ways, type: alternatives, ${t}, options: [{ id: w1, ${t}, steps: [{ id: h, type: note, ${t} }] }, { id: w2, ${t}, steps: [{ id: i, type: note, ${t} }] }] }
  - { id: ok, type: approval, ${t}, roles: [DevOps Lead], approvals: 2, expires_in: 15m }
  - { id: tell, type: notify, ${t}, audience: customers, message: { ko: '\${pod}', en: '\${pod}' }, when: 'steps["which"].chose == "bug"' }
  - { id: call, type: contact, ${t}, contacts: [{ who: On-call, ways: [{ by: phone, to: '010' }] }] }
`
    expect(problems(steps, head)).toEqual([])
  })

  it('of phases has budgets that fit its objective; else the sum is shown', () => {
    const phase = (id: string, budget: string) =>
      `  - { id: ${id}, ${t}, budget: ${budget}, entry: [{ id: ${id}-in, type: manual, ${t} }], steps: [{ id: ${id}-do, type: note, ${t} }] }\n`
    const plan = (rto: string) =>
      problems(`objectives: { rto: ${rto} }\nphases:\n${phase('p1', '15m')}${phase('p2', '30m')}${phase('p3', '2h')}`)
    expect(plan('3h')).toEqual([])
    expect(plan('2h')).toEqual([
      '7:20 objectives.rto The budgets add up to more than the objective: 15m + 30m + 2h = 2h45m, and "rto" is 2h.',
    ])
  })
})

describe('a playbook is told', () => {
  const step = (more: string) => `steps:\n  - { id: a, ${t}, ${more} }\n  - { id: z, type: note, ${t} }\n`
  const check = 'type: check, target: database, probe: kubernetes.pods'

  it.each([
    ['a parameter nobody takes', step(`${check}, with: { namespace: prod, limt: 3 }`), 'takes no "limt". Did you mean "limit"?'],
    ['a parameter that is missing', step(check), '"kubernetes.pods" needs "namespace" under "with".'],
    ['a parameter of another type', step(`${check}, with: { namespace: prod, limit: many }`), '"limit" must be a number.'],
    ['a variable that is not there', step('type: manual, text: { ko: "${x}", en: x }'), 'There is no variable "x". There are: —'],
    ['an expression nobody can read', step('type: note, when: "a ="'), '"when" cannot be judged:'],
    [
      'an expression that costs too much',
      step("type: note, when: 'vars.a.all(x, vars.a.all(y, vars.a.all(z, x == y)))'"),
      'its loops stand 3 deep',
    ],
    [
      'a way back',
      `steps:\n  - { id: z, type: note, ${t} }\n  - { id: a, type: note, ${t}, on_failure: z }\n`,
      '"z" is not a step that comes later',
    ],
    [
      'a way past a gate',
      `steps:\n  - { id: a, type: note, ${t}, on_failure: z }\n  - { id: g, type: manual, ${t}, gate: true }\n  - { id: z, type: note, ${t} }\n`,
      'The way to "z" leads past a gate.',
    ],
    ['a gate that passes itself', step('type: manual, gate: true, on_failure: continue'), 'A gate is passed or overridden by a person'],
    [
      'an end among others',
      `steps:\n  - { id: p, type: parallel, ${t}, steps: [{ id: a, type: note, ${t}, on_failure: end }] }\n`,
      'Inside a parallel block nothing leads to the end',
    ],
    ['a word for a way as an id', `steps:\n  - { id: end, type: note, ${t} }\n`, '"end" says where something leads'],
    ['a command of nothing', step('type: command'), 'A command needs exactly one of these: program, sql, promql, json.'],
    ['a program with a path', step('type: command, program: /bin/rm'), '"program" is the name of one program'],
    ['a value outside quotes in PromQL', step('type: command, promql: "rate(up[${x}])"'), 'stands inside double quotes'],
    ['a value in quotes in SQL', step(`type: command, sql: "SELECT '\${x}'"`), 'stands without quotes of its own'],
    [
      'too few options',
      step('type: decision, question: { ko: 가, en: a }, options: [{ id: o, title: { ko: 가, en: a } }]'),
      '"options" needs 2 at least.',
    ],
    ['a wait of nothing', step('type: wait, for: 0s'), '"for" must be longer than nothing.'],
    [
      'steps beside phases',
      `${step('type: note')}phases:\n  - { id: p, ${t}, steps: [{ id: q, type: note, ${t} }] }\n`,
      'either "steps" or "phases", not both',
    ],
  ])('%s', (_, text, says) => {
    expect(problems(text).join('\n')).toContain(says)
  })

  it('a variable whose default, pattern or choices do not fit', () => {
    const of = (spec: string) => problems(step('type: note'), `variables:\n  v: { ${t}, ${spec} }\n`).join('\n')
    expect(of('type: integer, default: many')).toContain('The default does not fit the variable: not a whole number')
    expect(of('pattern: "("')).toContain('This pattern cannot be read')
    expect(of('pattern: "[a-z]+", default: A1')).toContain('The default does not fit the variable: not of the form [a-z]+.')
    expect(of('choices: [a, b], default: c')).toContain('not one of these: a, b')
    const began = performance.now()
    expect(of(`pattern: "(a+)+$", default: ${'a'.repeat(40)}b`)).toContain('not of the form')
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
