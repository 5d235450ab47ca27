import type { Handlers } from '../../../shared/contract/define.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'
import { actions } from './actions.ts'
import { attachments } from './attachments.ts'
import { board } from './board.ts'
import { changes } from './changes.ts'
import { checks } from './checks.ts'
import { connections } from './connections.ts'
import { decisions } from './decisions.ts'
import { documents } from './documents.ts'
import { entries } from './entries.ts'
import { followUps } from './follow-ups.ts'
import { host } from './host.ts'
import { incidents } from './incidents.ts'
import { people } from './people.ts'
import { playbooks } from './playbooks.ts'
import { probes } from './probes.ts'
import { profiles } from './profiles.ts'
import { record } from './record.ts'
import { reports } from './reports.ts'
import { roster } from './roster.ts'
import { runs } from './runs.ts'
import { search } from './search.ts'
import { drafts, settings } from './settings.ts'
import { secrets } from './secrets.ts'
import { tasks } from './tasks.ts'
import { timeline } from './timeline.ts'
import { updates } from './updates.ts'

export const handlers: Handlers<Contract, Context> = {
  ...{
    host,
    incidents,
    timeline,
    entries,
    attachments,
    decisions,
    reports,
    updates,
    people,
    tasks,
    followUps,
    roster,
    secrets,
    connections,
    probes,
    changes,
    actions,
    board,
    playbooks,
    profiles,
    runs,
    checks,
    documents,
    record,
    search,
    settings,
    drafts,
  },
}
