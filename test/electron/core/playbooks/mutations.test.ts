import { expect, it } from 'vitest'
import { loadPlaybook } from '../../../../electron/core/playbooks/load.ts'
import { playbook } from '../../../../shared/domain/playbook/spec.ts'
import { shippedSource } from '../../../support/run-world.ts'

const known = {
  probes: ['postgres.activity', 'postgres.blocking', 'postgres.connections'].map((probe) => ({ probe, kind: 'postgres' as const })),
  actions: [{ action: 'postgres.terminate_backend', kind: 'postgres' as const }],
}

/** mulberry32: the same mutations on every machine. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const splinters = [
  '\t',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ': ',
  '- ',
  '&a ',
  '*a',
  '!!x ',
  '|',
  '>',
  '#',
  '%',
  '@',
  '`',
  '\u0000',
  '\r',
  '---\n',
  '? ',
  '<<: ',
  '한',
]

function mutate(text: string, pick: (below: number) => number): string {
  const lines = text.split('\n')
  const [a, b] = [pick(lines.length), pick(lines.length)]
  const at = pick(text.length)
  const deeds = [
    () => text.slice(0, at) + splinters[pick(splinters.length)]! + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1 + pick(40)),
    () => text.slice(0, at),
    () => lines.with(a, lines[b]!).join('\n'),
    () => lines.toSpliced(a, 1 + pick(4)).join('\n'),
    () => lines.with(a, ' '.repeat(pick(9)) + lines[a]!.trimStart()).join('\n'),
    () => lines.with(a, lines[a]!.replace(/: .*/u, `: ${['null', '1', 'true', '[]', '{}', '~', '1e999', '0x1F'][pick(8)]}`)).join('\n'),
    () => lines.toSpliced(a, 0, ...lines.slice(b, b + 5)).join('\n'),
  ]
  return deeds[pick(deeds.length)]!()
}

it('no damage to the shipped file throws: it is a playbook, or says where it is not', () => {
  const pick = random(20_261_122)
  let refused = 0
  for (let round = 0; round < 300; round += 1) {
    let text = shippedSource
    for (let deed = 0; deed <= pick(3); deed += 1) text = mutate(text, pick)
    const loaded = loadPlaybook(text, known)
    expect(loaded.playbook === null).toBe(loaded.problems.length > 0)
    if (loaded.playbook) expect(playbook.safeParse(loaded.playbook).success).toBe(true)
    const lines = text.split(/\r\n?|\n/u).length
    for (const { line, column, says } of loaded.problems) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines + 1)
      expect(column).toBeGreaterThanOrEqual(1)
      expect(says.ko && says.en).toBeTruthy()
    }
    refused += loaded.playbook ? 0 : 1
  }
  expect(refused).toBeGreaterThan(100)
  expect(refused).toBeLessThan(300)
}, 60_000)
