/*
 * Loaded before a program of ours (`node --import`): a kind of target that nobody wrote, as its author would add it. Its folder is one
 * module; besides it there are its name and its line in the registry. Nothing else may need to know it.
 */
import { registerHooks } from 'node:module'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = `
import { z } from 'zod'
const open = async (address) => ({ label: 'beacon · ' + address, broken: false, introduce: async () => ({ ko: '등대', en: 'A beacon.' }), close: async () => {} })
const alarm = { fingerprint: 'f09', state: 'active', alertname: 'LampOut', severity: 'critical', service: 'cape', summary: 'Dark' }
export const beacon = {
  kind: 'beacon', title: 'screen.kind.beacon', alerts: 'beacon.alarms',
  address: { schemes: ['beacon'], example: 'beacon://cape', options: [], variables: ['BEACON_URL'] },
  probes: [{
    probe: 'beacon.lit', title: 'probe.beacon.lit.title', params: z.strictObject({ lamp: z.int().default(1) }), boardMs: 30000,
    query: ({ lamp }) => 'LIT ' + lamp,
    ask: async (live, { lamp }) => ({ columns: ['lamp', 'lit'], rows: [{ lamp, lit: true }], durationMs: 1 }),
    keep: 10, facts: ({ rows }) => ({ lit: rows.length }), measure: { fact: 'lit', unit: 'count' }, limits: {},
    expectations: [{ when: 'facts.lit > 0', verdict: 'ok', reason: 'probe.beacon.lit.on' }],
  }, {
    probe: 'beacon.alarms', title: 'probe.beacon.alarms.title', params: z.strictObject({ fingerprint: z.string().default('') }),
    query: () => 'ALARMS', ask: async () => ({ columns: Object.keys(alarm), rows: [alarm], durationMs: 1 }),
    keep: 10, facts: ({ rows }) => ({ alarms: rows.length }), limits: {},
    expectations: [{ when: 'facts.alarms > 0', verdict: 'critical', reason: 'probe.beacon.alarms.some' }],
  }],
  actions: [{
    action: 'beacon.turn', title: 'probe.beacon.turn.title', params: z.strictObject({}), destructive: true, probe: 'beacon.lit',
    subjects: ({ rows }) => [...rows], keyOf: ({ lamp }) => String(lamp), statement: (all) => 'TURN ' + all.map(({ lamp }) => lamp),
    risk: () => ({ ko: '어두워집니다', en: 'It goes dark.' }), act: async () => ({ outcome: 'done', statement: 'TURN 1', detail: { ko: '됨', en: 'done' } }),
  }],
  open, label: (address, { name }) => name + ' · ' + address, secretsOf: () => [],
}
`

const edits: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'shared/domain/connection/events.ts': [['export const targetKinds = [', "export const targetKinds = ['beacon', "]],
  'electron/core/probing/registry.ts': [
    ['import { paramSpecs }', "import { beacon } from 'made-up:beacon'\nimport { paramSpecs }"],
    ['= { postgres,', '= { beacon, postgres,'],
  ],
}

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'made-up:beacon'
      ? { url: new URL('made-up-beacon.js', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
  load(url, context, next) {
    if (url.endsWith('/made-up-beacon.js')) return { format: 'module', source: folder, shortCircuit: true }
    const found = Object.entries(edits).find(([path]) => url.endsWith(`/${path}`))
    if (!found) return next(url, context)
    const source = found[1].reduce(
      (text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${found[0]} does not hold ${from}`)
        return text.replace(from, to)
      },
      readFileSync(fileURLToPath(url), 'utf8'),
    )
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})
