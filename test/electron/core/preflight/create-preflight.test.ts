import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { createPreflight } from '../../../../electron/core/preflight/create-preflight.ts'
import { createShelf } from '../../../../electron/core/playbooks/create-shelf.ts'
import { probeSummaries } from '../../../../electron/core/probing/registry.ts'
import { onPath } from '../../../../electron/core/preflight/programs.ts'
import { connectionTo } from '../../../support/prober.ts'
import { temporary } from '../../../support/temporary.ts'

const book = (id: string) => `api_version: quarterdeck/v1
kind: Playbook
id: ${id}
review_by: '2099-01-01'
title: { ko: 제목, en: Title }
targets: { database: { kind: postgres, title: { ko: 디비, en: Database } } }
steps:
  - { id: one, type: check, target: database, probe: postgres.select_one, title: { ko: 하나, en: One } }
`
const says = { ko: '들어갔다', en: 'let in' }

function world({ connections, incidents = [] }: { connections: readonly Connection[]; incidents?: { status: string; mode: string }[] }) {
  const dir = temporary('preflight')
  writeFileSync(join(dir, 'slow.yaml'), book('slow'))
  writeFileSync(join(dir, 'late.yaml'), book('late'))
  const dials: string[] = []
  let now = Date.parse('2026-11-24T00:00:00Z')
  let due: { ms: number; run: () => void } | undefined
  let told = 0
  const make = () =>
    createPreflight({
      dataDir: dir,
      read: { connections: () => Object.fromEntries(connections.map((one) => [one.id, one])), incidents: () => incidents as never },
      shelf: createShelf({
        folders: () => [{ dir, origin: 'own' }],
        ...{ known: { probes: probeSummaries(), actions: [] }, isTrusted: () => false, failed: () => {} },
      }),
      expressions: { load: async () => {} },
      prober: {
        async test({ name }) {
          dials.push(name)
          return {
            reachable: name !== 'replica',
            target: name,
            cause: name === 'replica' ? 'refused' : 'none',
            says,
            durationMs: 1,
          } as never
        },
        may: async (wants) => wants.map(({ name }) => ({ what: 'permission', wanted: name, may: true, says })),
      },
      roster: { found: () => null, people: () => [] },
      clock: { now: () => now, zone: () => 'Asia/Seoul', after: (ms, run) => ((due = { ms, run }), () => (due = undefined)) },
      zone: () => 'Asia/Seoul',
      log: { error: (what) => expect.unreachable(what) },
      tell: () => (told += 1),
    })
  return {
    ...{ make, dials, told: () => told, pass: (ms: number) => (now += ms), waits: () => due !== undefined },
    async ring() {
      due?.run()
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}

let close = () => {}
afterEach(() => close())
const primary = connectionTo()
const replica = { ...primary, id: 'con-2', name: 'replica' }

it('dials each connection once for all playbooks, keeps what was found, and knows it again after a restart', async () => {
  const { make, dials, told } = world({ connections: [primary, replica] })
  const found = await make().run()
  expect(dials.toSorted()).toEqual(['judgment-primary', 'replica'])
  expect(found.map(({ playbookId }) => playbookId)).toEqual(['late', 'slow'])
  expect(found[0]?.items.map(({ what, subject, verdict }) => [what, subject, verdict])).toEqual([
    ['target', 'judgment-primary', 'ok'],
    ['permission', 'judgment-primary · postgres.select_one', 'ok'],
    ['target', 'replica', 'critical'],
    ['review', '2099-01-01', 'ok'],
  ])
  expect(make().last()).toEqual(found)
  expect(told()).toBe(1)
})

it('looks at one alone, and says of a target that nothing fits', async () => {
  const { make } = world({ connections: [] })
  const preflight = make()
  expect((await preflight.run(['slow'])).map(({ items }) => items[0]?.verdict)).toEqual(['critical'])
  expect(preflight.last().map(({ playbookId }) => playbookId)).toEqual(['slow'])
})

it('looks by itself once a day while nothing is going on, and goes on looking until it is closed', async () => {
  const { make, dials, pass, ring, waits } = world({ connections: [primary] })
  const preflight = make()
  close = () => preflight.close()
  preflight.start()
  await ring()
  await ring()
  expect(dials).toHaveLength(1)
  pass(24 * 3_600_000)
  await ring()
  expect(dials).toHaveLength(2)
  preflight.close()
  expect(waits()).toBe(false)
})

it('leaves targets alone while an incident is open, and a tabletop is none', async () => {
  const open = world({ connections: [primary], incidents: [{ status: 'mitigating', mode: 'real' }] })
  const practice = world({ connections: [primary], incidents: [{ status: 'mitigating', mode: 'tabletop' }] })
  for (const { make, ring } of [open, practice]) {
    const preflight = make()
    preflight.start()
    await ring()
    preflight.close()
  }
  expect([open.dials.length, practice.dials.length]).toEqual([0, 1])
})

it('finds a program on the path without starting it; a folder or a plain file is none', () => {
  const dir = temporary('path')
  writeFileSync(join(dir, 'psql'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  writeFileSync(join(dir, 'notes'), 'text', { mode: 0o644 })
  expect(['psql', 'notes', '..', 'nothing'].map((name) => onPath(name, dir, 'linux'))).toEqual([true, false, false, false])
  expect(onPath('psql', '.:relative', 'linux')).toBe(false)
})
