import { describe, expect, it } from 'vitest'
import { loadPlaybook, parsePlaybook } from '../../../../electron/core/playbooks/load.ts'
import type { Known } from '../../../../electron/core/playbooks/shelf.ts'
import { shippedSource } from '../../../support/run-world.ts'
import { targetKinds } from '../../../../shared/domain/connection/events.ts'

const known: Known = {
  probes: ['postgres.activity', 'postgres.blocking', 'postgres.connections'].map((probe) => ({ probe, kind: 'postgres' })),
  actions: [{ action: 'postgres.terminate_backend', kind: 'postgres' }],
}

/** Line 1 to 19; each case replaces a part of it. */
const sound = `api_version: quarterdeck/v1
kind: Playbook
id: slow
title: { ko: 느림, en: Slow }
targets:
  database: { kind: postgres, title: { ko: 디비, en: Database } }
steps:
  - id: look
    type: check
    target: database
    probe: postgres.blocking
    title: { ko: 보기, en: Look }
  - id: over
    type: watch
    target: database
    probe: postgres.blocking
    holds_for: 10s
    within: 5m
    title: { ko: 끝, en: Over }
`
const broken = (from: string | RegExp, to: string) => {
  const text = sound.replace(from, to)
  expect(text).not.toBe(sound)
  return loadPlaybook(text, known).problems.map(({ line, column, path, says }) => ({
    at: `${line}:${column}`,
    path,
    ko: says.ko,
    en: says.en,
  }))
}

const cases: readonly (readonly [what: string, from: string | RegExp, to: string, at: string, path: string, en: string, ko: string])[] = [
  [
    ...([
      'a mistyped key',
      '    probe: postgres.blocking\n    title',
      '    prob: postgres.blocking\n    title',
      '11:5',
      'steps[0].prob',
    ] as const),
    ...(['There is no key "prob" here. Did you mean "probe"?', '여기에 "prob" 키는 없습니다. 혹시 "probe"입니까?'] as const),
  ],
  [
    ...(['a key nobody knows', 'id: slow', 'id: slow\ncolour: red', '4:1', 'colour'] as const),
    'There is no key "colour" here. These are: api_version, id, title, text, source, owner, review_by, modes, applies_when, targets, variables, schedule, objectives, kind, steps, phases',
    '여기에 "colour" 키는 없습니다. 쓸 수 있는 키: api_version, id, title, text, source, owner, review_by, modes, applies_when, targets, variables, schedule, objectives, kind, steps, phases',
  ],
  [
    ...([
      'a key of another type of step',
      '    type: check\n',
      '    type: check\n    audience: team\n',
      '10:5',
      'steps[0].audience',
    ] as const),
    'There is no key "audience" here. These are: id, title, text, source, when, modes, role, owner, time_box, anomaly, on_failure, target, probe, with, expect, type, gate, retries, retry_every, pin',
    '여기에 "audience" 키는 없습니다. 쓸 수 있는 키: id, title, text, source, when, modes, role, owner, time_box, anomaly, on_failure, target, probe, with, expect, type, gate, retries, retry_every, pin',
  ],
  ['a missing key', '    within: 5m\n', '', '13:5', 'steps[1].within', '"within" is missing.', '"within"이 빠졌습니다.'],
  ['a missing language', ', en: Slow', '', '4:8', 'title.en', '"en" is missing.', '"en"이 빠졌습니다.'],
  [
    ...(['one language only', '{ ko: 느림, en: Slow }', '느림', '4:8', 'title'] as const),
    '"title" needs both languages: a "ko" and an "en" under it.',
    '"title"에는 두 언어가 모두 필요합니다. 그 아래에 "ko"와 "en"을 쓰세요.',
  ],
  [
    ...(['a number where text belongs', 'id: slow', 'id: 43', '3:5', 'id'] as const),
    ...(['"id" must be text, and here it is a number.', '"id"에는 글이 와야 하는데 숫자입니다.'] as const),
  ],
  [
    ...(['nothing where text belongs', 'probe: postgres.blocking\n    title', 'probe:\n    title', '11:11', 'steps[0].probe'] as const),
    ...(['"probe" must be text, and here it is empty.', '"probe"에는 글이 와야 하는데 빈 값입니다.'] as const),
  ],
  [
    ...(['a step that is a word', /steps:[^]*/u, 'steps:\n  - look\n', '8:5', 'steps[0]'] as const),
    ...(['"steps" must be a block of keys, and here it is text.', '"steps"에는 키 블록이 와야 하는데 글입니다.'] as const),
  ],
  [
    ...(['steps that are no list', /steps:[^]*/u, 'steps: { id: look }\n', '7:8', 'steps'] as const),
    ...(['"steps" must be a list, and here it is a block of keys.', '"steps"에는 목록이 와야 하는데 키 블록입니다.'] as const),
  ],
  [
    ...([
      'no steps at all',
      /steps:[^]*/u,
      'steps: []\n',
      '7:8',
      'steps',
      '"steps" must not be empty.',
      '"steps"는 비워 둘 수 없습니다.',
    ] as const),
  ],
  [
    ...(['a type of step nobody knows', 'type: watch', 'type: wacth', '14:11', 'steps[1].type'] as const),
    '"type" must be one of manual, check, action, watch, command, approval, notify, contact, wait, playbook, note, decision, alternatives, parallel, sequence; "wacth" is not. Did you mean "watch"?',
    '"type"에는 다음 중 하나(manual, check, action, watch, command, approval, notify, contact, wait, playbook, note, decision, alternatives, parallel, sequence)가 와야 합니다. "wacth"는 안 됩니다. 혹시 "watch"입니까?',
  ],
  [
    ...(['another version of the format', 'quarterdeck/v1', 'quarterdeck/v7', '1:14', 'api_version'] as const),
    '"api_version" must be "quarterdeck/v1"; "quarterdeck/v7" is not. Did you mean "quarterdeck/v1"?',
    '"api_version"에는 "quarterdeck/v1"이 와야 합니다. "quarterdeck/v7"은 안 됩니다. 혹시 "quarterdeck/v1"입니까?',
  ],
  [
    ...(['a kind of target nobody knows', 'kind: postgres,', 'kind: oracle,', '6:21', 'targets.database.kind'] as const),
    `"kind" must be one of ${targetKinds.join(', ')}; "oracle" is not.`,
    `"kind"에는 다음 중 하나(${targetKinds.join(', ')})가 와야 합니다. "oracle"은 안 됩니다.`,
  ],
  [
    ...(['an id with capitals', 'id: look', 'id: Look At', '8:9', 'steps[0].id'] as const),
    '"id" takes lower-case letters, digits and single hyphens (postgres-degraded), at most 80.',
    '"id"에는 영어 소문자, 숫자, 홑 하이픈만 씁니다(postgres-degraded). 80자까지입니다.',
  ],
  [
    ...(['a name of a target with capitals', '  database: {', '  Data Base: {', '6:3', 'targets.Data Base'] as const),
    '"Data Base" takes lower-case letters, digits and single hyphens (postgres-degraded), at most 80.',
    '"Data Base"에는 영어 소문자, 숫자, 홑 하이픈만 씁니다(postgres-degraded). 80자까지입니다.',
  ],
  [
    ...(['a time that is not one', 'holds_for: 10s', 'holds_for: 10 sec', '17:16', 'steps[1].holds_for'] as const),
    '"holds_for" takes a duration such as 10s, 5m or 1h30m; "10 sec" is not one.',
    '"holds_for"에는 10s, 5m, 1h30m 같은 기간을 씁니다. "10 sec"은 기간이 아닙니다.',
  ],
  ['a time without end', 'within: 5m', 'within: 8d', '18:13', 'steps[1].within', '"within" may be 7d at most.', '"within"은 7d까지입니다.'],
  [
    ...(['a watch that could never pass', 'within: 5m', 'within: 5s', '18:13', 'steps[1].within'] as const),
    '"within" (5s) is shorter than "holds_for" (10s), so this watch could never pass.',
    '"within"(5s)이 "holds_for"(10s)보다 짧아 이 감시는 통과할 수 없습니다.',
  ],
  [
    ...(['a watch that asks without pause', 'holds_for: 10s', 'holds_for: 10s\n    every: 10ms', '18:12', 'steps[1].every'] as const),
    '"every" must be at least 500ms: a database in trouble is not to be asked more often.',
    '"every"는 500ms 이상이어야 합니다. 힘든 데이터베이스에 더 자주 묻지 않습니다.',
  ],
  [
    ...(['a watch that asks too seldom', 'holds_for: 10s', 'holds_for: 10s\n    every: 1m', '18:12', 'steps[1].every'] as const),
    '"every" (1m) is longer than "holds_for" (10s): one answer would not tell that it held.',
    '"every"(1m)가 "holds_for"(10s)보다 길어, 한 번의 응답으로는 유지되었는지 알 수 없습니다.',
  ],
  [
    ...(['a hold of no time', 'holds_for: 10s', 'holds_for: 0s', '17:16', 'steps[1].holds_for'] as const),
    ...(['"holds_for" must be longer than nothing.', '"holds_for"는 0보다 길어야 합니다.'] as const),
  ],
  [
    ...(['a step id used twice', 'id: over', 'id: look', '13:9', 'steps[1].id'] as const),
    ...(['The step id "look" is used already on line 8.', '단계 id "look"은 8행에서 이미 썼습니다.'] as const),
  ],
  [
    ...(['a target that is not declared', /target: database/u, 'target: databse', '10:13', 'steps[0].target'] as const),
    'The target "databse" is not declared under "targets". Did you mean "database"?',
    '대상 "databse"가 "targets"에 없습니다. 혹시 "database"입니까?',
  ],
  [
    ...([
      'a probe nobody has',
      'probe: postgres.blocking\n    title',
      'probe: postgres.blocked\n    title',
      '11:12',
      'steps[0].probe',
    ] as const),
    'There is no probe "postgres.blocked". Did you mean "postgres.blocking"?',
    '프로브 "postgres.blocked"는 없습니다. 혹시 "postgres.blocking"입니까?',
  ],
  [
    ...(['an action nobody has', /type: check[^]*?probe: postgres.blocking/u] as const),
    ...(['type: action\n    target: database\n    risk: { ko: 위험, en: Risk }\n    action: reboot', '12:13', 'steps[0].action'] as const),
    'There is no action "reboot". There are: postgres.terminate_backend',
    '조치 "reboot"은 없습니다. 있는 조치: postgres.terminate_backend',
  ],
  [
    ...(['the same key twice', 'kind: Playbook', 'kind: Playbook\nkind: Playbook', '3:1', ''] as const),
    ...([
      'The key "kind" is written twice in the same block. Keep one.',
      '같은 블록에 "kind" 키가 두 번 있습니다. 하나만 남기세요.',
    ] as const),
  ],
  [
    ...(['a tag', 'id: slow', 'id: !!js/function slow', '3:5', ''] as const),
    'The tag tag:yaml.org,2002:js/function is not allowed here: only plain text, numbers and lists are.',
    '태그 tag:yaml.org,2002:js/function은 쓸 수 없습니다. 글, 숫자, 목록만 씁니다.',
  ],
  [
    ...(['an alias of nothing', 'id: slow', 'id: *slow', '3:5', ''] as const),
    'The alias *slow is used before anything is called that.',
    '별칭 *slow에 해당하는 앵커가 앞에 없습니다.',
  ],
  [
    ...(['a tab for indentation', '    type: check', '\ttype: check', '9:1', ''] as const),
    'This is not valid YAML: Tabs are not allowed as indentation',
    '여기서 YAML 문법이 깨졌습니다. 들여쓰기, 따옴표, 괄호를 확인하세요(원문: Tabs are not allowed as indentation).',
  ],
  [
    ...(['a quote that is never closed', 'id: slow', 'id: "slow', '20:1', ''] as const),
    'This is not valid YAML: Missing closing "quote',
    '여기서 YAML 문법이 깨졌습니다. 들여쓰기, 따옴표, 괄호를 확인하세요(원문: Missing closing "quote).',
  ],
]

describe('a playbook with', () => {
  it.each(cases)('%s says where and why', (_, from, to, at, path, en, ko) => {
    expect(broken(from, to)).toContainEqual({ at, path, ko, en })
  })

  it('several faults shows them all at once, in the order of the text', () => {
    const text = sound
      .replace('id: slow', 'id: Slow')
      .replace('type: check', 'type: check\n    colour: red')
      .replace('within: 5m', 'within: 1s')
    const { problems, playbook } = loadPlaybook(text.replaceAll('target: database', 'target: db'), known)
    expect(playbook).toBeNull()
    expect(problems.map(({ line, path }) => `${line} ${path}`)).toEqual([
      '3 id',
      '10 steps[0].colour',
      '11 steps[0].target',
      '16 steps[1].target',
      '19 steps[1].within',
    ])
  })

  it('nothing in it says so', () => {
    for (const text of ['', '# only a remark\n', '---\n', 'null\n']) {
      expect(loadPlaybook(text, known)).toMatchObject({
        playbook: null,
        problems: [{ line: 1, column: 1, says: { en: 'The file is empty.' } }],
      })
    }
  })

  it('aliases that multiply is refused before it grows', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.replaceAll(/./gu, (letter, at: number) => `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[at]}`).join(', ')}]\n`)}`
    const started = performance.now()
    expect(loadPlaybook(bomb, known).problems.at(0)?.says.en).toBe('It is nested too deeply, or its aliases expand to too much.')
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('an alias that contains itself is refused before anything follows it', () => {
    const circle = 'kind: Playbook\nsteps: &a\n  - { id: a, type: sequence, title: { ko: 가, en: A }, steps: *a }\n'
    expect(loadPlaybook(circle, known).problems).toMatchObject([
      { line: 3, column: 62, says: { en: 'It is nested too deeply, or its aliases expand to too much.' } },
    ])
  })

  it('blocks without end are refused before anything follows them', () => {
    const nested = `steps: [${'{ type: sequence, steps: ['.repeat(400)}${']}'.repeat(400)}]\n`
    expect(loadPlaybook(nested, known).problems[0]?.says.en).toBe('It is nested too deeply, or its aliases expand to too much.')
  })

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['lists in lists', `${'- '.repeat(20_000)}a`],
    ['keys', Array.from({ length: 20_000 }, (_, at) => `k${at}: a`).join('\n')],
    ['anchors', Array.from({ length: 10_000 }, (_, at) => `k${at}: &k${at} ${at > 0 ? `[*k${at - 1}]` : 'a'}`).join('\n')],
    ['bytes', '\u0000\u0001\uFFFE'.repeat(10_000)],
  ])(
    'nothing but %s is answered in time',
    (_, text) => {
      const started = performance.now()
      expect(loadPlaybook(text, known).problems.length).toBeGreaterThan(0)
      expect(performance.now() - started).toBeLessThan(10_000)
    },
    30_000,
  )
})

describe('a sound playbook', () => {
  it('is read with its defaults', () => {
    const { playbook, problems, id } = loadPlaybook(sound, known)
    expect(problems).toEqual([])
    expect(id).toBe('slow')
    expect(playbook?.steps).toMatchObject([{ gate: false }, { every: '2s' }])
    expect(parsePlaybook(sound)).toEqual(playbook)
  })

  it('may use an alias or two', () => {
    const text = sound
      .replace('title: { ko: 보기, en: Look }', 'title: &look { ko: 보기, en: Look }')
      .replace('{ ko: 끝, en: Over }', '*look')
    expect(loadPlaybook(text, known).playbook?.steps[1]?.title).toEqual({ ko: '보기', en: 'Look' })
  })

  it('is what we ship', () => {
    expect(loadPlaybook(shippedSource, known).problems).toEqual([])
  })
})
