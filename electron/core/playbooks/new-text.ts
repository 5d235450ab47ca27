import { stringify } from 'yaml'
import type { ActionRecord } from '../../../shared/domain/action/state.ts'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import { scriptOf } from '../../../shared/domain/playbook/script.ts'
import { namesIn } from '../../../shared/domain/playbook/render.ts'
import { recordOf, type Run } from '../../../shared/domain/run/state.ts'
import { readYaml } from '../yaml/yaml-text.ts'
import { parsePlaybook } from './load.ts'
import { blockOf, idOf, placesIn, type Block } from './places.ts'

/** The editor's line; the schema lies beside the file. */
const schemaLine = '# yaml-language-server: $schema=./playbook.schema.json'

/** Another playbook's text under a new id, its comments with it. */
export function textFrom(source: string, from: { readonly id: string; readonly hash: string }, id: string): string {
  const body = source.replace(/^# yaml-language-server:.*\n/u, '').replace(/^id:.*$/mu, `id: ${id}`)
  return `${schemaLine}\n# ${from.id} (${from.hash.slice(0, 12)})에서 시작했습니다. / Begun from ${from.id} (${from.hash.slice(0, 12)}).\n${body}`
}

/** What is on the record of an incident. */
interface Past {
  readonly title: string | null
  readonly runs: readonly Run[]
  readonly events: readonly Recorded[]
  /** Changes made outside of any playbook. */
  readonly actions: readonly ActionRecord[]
}

interface Done {
  readonly at: string
  readonly step: Block
  readonly targets: Block
  readonly variables: Block
}

/** What was done in an incident as the steps of a new playbook, in the order it was done; undefined where nothing was. */
export function textOfIncident({ title: called, runs, events, actions }: Past, id: string): string | undefined {
  const struck = struckIn(events)
  const logged = events.flatMap((event) => byHand(event, struck))
  const done = [...runs.flatMap(stepsDone), ...logged, ...actions.flatMap(outsideRuns)].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  )
  if (done.length === 0) return undefined
  const title = called ?? id
  const taken = new Set<string>()
  const steps = done.map(({ step }) => ({ ...step, id: free(String(step['id']), taken) }))
  const text = stringify(steps)
  const used = new Set([...namesIn(text)])
  const all = (key: 'targets' | 'variables') => Object.assign({}, ...done.toReversed().map((one) => one[key])) as Block
  const targets = only(all('targets'), new Set(steps.flatMap((step) => ('target' in step ? [String(step.target)] : []))))
  const variables = only(all('variables'), used)
  const head = {
    ...{ api_version: 'quarterdeck/v1', kind: 'Playbook', id, title: { ko: title, en: title } },
    ...(Object.keys(targets).length > 0 && { targets }),
    ...(Object.keys(variables).length > 0 && { variables }),
  }
  const words =
    '# 장애에서 실제로 한 일을 한 순서대로 옮겼습니다. 제목을 다듬고, 필요 없는 단계는 지우세요.\n# What was done in an incident, in the order it was done. Reword the titles and remove what is not needed.'
  return `${schemaLine}\n${words}\n${stringify({ ...head, steps }, { lineWidth: 0 })}`
}

const only = (from: Block, names: ReadonlySet<string>): Block =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.has(name)))

/** The steps of a run that were carried out, as its file has them; what ruled the others out is not taken along. */
function stepsDone(run: Run): readonly Done[] {
  if (run.source === null) return []
  const root = blockOf(readYaml(run.source).value)
  const raw = new Map(placesIn(root).map(({ block }) => [idOf(block), block] as const))
  return scriptOf(parsePlaybook(run.source)).leaves.flatMap(({ id }) => {
    const record = recordOf(run, id)
    const block = raw.get(id)
    if (!block || !record || (record.state !== 'passed' && record.state !== 'overridden')) return []
    const around = { targets: blockOf(root?.['targets']) ?? {}, variables: blockOf(root?.['variables']) ?? {} }
    return [{ at: record.at, step: standingAlone(block, record.option), ...around }]
  })
}

/** Without what only makes sense among the steps it stood between. A question becomes what was chosen. */
function standingAlone({ when: _when, on_failure: _failure, options, question: _question, ...step }: Block, chose: string | null): Block {
  if (!Array.isArray(options)) return step
  const chosen = blockOf((options as readonly unknown[]).find((option) => idOf(option) === chose))
  return { ...step, type: 'manual', ...(chosen && { text: chosen['text'] ?? chosen['title'] }) }
}

/** What people wrote down that they did outside a playbook. */
function byHand(event: Recorded, struck: ReadonlySet<string>): readonly Done[] {
  if (!isKnown(event) || event.type !== 'timeline.entry_logged.v1' || event.data.kind !== 'action') return []
  if (struck.has(event.data.entryId)) return []
  // What reads like a variable was typed as text.
  const text = event.data.text?.trim().replaceAll('${', '$ {')
  if (!text) return []
  const [first = text] = text.split('\n')
  const both = (words: string) => ({ ko: words, en: words })
  const more = text.length > first.length || first.length > titleMax ? { text: both(text) } : {}
  const step = { id: 'by-hand', type: 'manual', title: both(first.slice(0, titleMax)), ...more }
  return [{ at: event.occurredAt, step, targets: {}, variables: {} }]
}

function struckIn(events: readonly Recorded[]): ReadonlySet<string> {
  const struck = new Set<string>()
  for (const event of events) {
    if (!isKnown(event)) continue
    if (event.type === 'timeline.entry_struck.v1') struck.add(event.data.entryId)
    if (event.type === 'timeline.entry_restored.v1') struck.delete(event.data.entryId)
  }
  return struck
}

/** A change of a target becomes the same action, to be planned from what is read then. */
function outsideRuns({ state, plan, at }: ActionRecord): readonly Done[] {
  if (state !== 'done' || !plan) return []
  const kind = plan.action.split('.')[0] ?? ''
  const title = { ko: plan.action, en: plan.action }
  const step = {
    ...{ id: plan.action.replaceAll(/[^a-z0-9]+/gu, '-'), type: 'action', title, target: kind, action: plan.action },
    ...{ ...(plan.params && { with: plan.params }), risk: plan.risk },
  }
  return [{ at, step, targets: { [kind]: { kind, title: { ko: kind, en: kind } } }, variables: {} }]
}

const titleMax = 120

function free(id: string, taken: Set<string>): string {
  let name = id
  for (let count = 2; taken.has(name); count += 1) name = `${id}-${count}`
  taken.add(name)
  return name
}
