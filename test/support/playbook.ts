import { loadPlaybook } from '../../electron/core/playbooks/load.ts'
import type { Known } from '../../electron/core/playbooks/shelf.ts'

export const known: Known = {
  probes: ['postgres.activity', 'postgres.blocking', 'postgres.connections'].map((probe) => ({ probe, kind: 'postgres' })),
  actions: [{ action: 'postgres.terminate_backend', kind: 'postgres' }],
}

/** YAML of a whole playbook around its steps; `head` goes before them. */
export const playbookOf = (steps: string, head = '') => `api_version: quarterdeck/v1
kind: Playbook
id: postgres-degraded
title: { ko: 시험, en: Trial }
targets:
  database: { kind: postgres, title: { ko: 디비, en: Database } }
${head}${steps}`

/** What is wrong with a playbook, in English, each with its place. */
export const problemsOf = (text: string, of: Known = known) =>
  loadPlaybook(text, of).problems.map(({ line, column, path, says }) => `${line}:${column} ${path} ${says.en}`)
