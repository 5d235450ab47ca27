import type { OutputOf } from '../../shared/contract/bridge.ts'
import type { connections as contract } from '../../shared/contract/connections.ts'
import type { Environment } from '../../shared/domain/connection/events.ts'
import { say } from '../../shared/text/message.ts'
import { commandLine } from './command-line.ts'
import { answer, note, print, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

type Found = OutputOf<(typeof contract)['find']>
type Candidate = Found['candidates'][number]

interface Importing {
  readonly save?: readonly string[]
  readonly environment: Environment
}

/** Shows what other tools keep on this machine; with `--save NAME` it is added, read-only, and with all its secrets left where they are. */
export const importConnections = (session: Session, { save, environment }: Importing) =>
  withCore(session, async (client) => {
    const reply = await client.connections.find({})
    if (!reply.ok || !save) return answer(session, reply, (found) => foundLines(session, found))
    const addable = reply.value.candidates.filter(isAddable)
    const wanted = save.map((name) => addable.find((one) => one.name === name) ?? name)
    const stranger = wanted.find((one) => typeof one === 'string')
    if (typeof stranger === 'string') {
      const names = addable.map(({ name }) => name).join(', ') || '—'
      return refused(
        session,
        { code: 'connection_unknown', detail: { name: stranger } },
        say(session.lang, 'cli.import.unknown', { name: stranger, names }),
      )
    }
    const added: string[] = []
    for (const { name, kind, url, secret } of wanted as readonly Candidate[]) {
      const place = secret ? { url, secret } : { url }
      const one = await client.connections.add({ name, kind, environment, access: 'read_only', ...place })
      if (!one.ok) {
        if (added.length > 0) note(session, say(session.lang, 'cli.import.added', { names: added.join(', ') }))
        return refused(session, one.error)
      }
      added.push(name)
    }
    print(session, { added }, () => [
      say(session.lang, 'cli.import.added', { names: added.join(', ') }),
      ...added.map((name) => commandLine(session, ['connection', 'test', name])),
    ])
    return 0
  })

const isAddable = ({ problem, known }: Candidate) => problem === null && known === null

function foundLines(session: Session, { candidates, looked }: Found): readonly string[] {
  const { lang } = session
  const places = looked.map(({ place, state }) => {
    if (state === 'read') return `  ${place}`
    return `  ${place}: ${state === 'nothing' ? say(lang, 'cli.import.nothing') : say(lang, 'cli.import.unread', { cause: state })}`
  })
  const lines = [say(lang, 'cli.import.looked'), ...places]
  if (candidates.length === 0) return [...lines, say(lang, 'cli.import.none')]
  const rows = candidates.map(({ name, kind, leadsTo, from, problem, known }) => [
    ...[problem ? '—' : name, kind, oneLine(leadsTo || '—'), oneLine(from)],
    problem ? oneLine(problem[lang]) : known ? say(lang, 'cli.import.known', { name: known }) : '',
  ])
  const head = [
    say(lang, 'cli.column.name'),
    say(lang, 'cli.column.kind'),
    say(lang, 'cli.column.leads_to'),
    say(lang, 'cli.column.found_in'),
    '',
  ]
  const next = candidates.find(isAddable)
  const command = next && commandLine(session, ['connection', 'import', '--save', next.name, '--environment', 'production'])
  return [...lines, '', ...table(rows, { head }), ...(command ? ['', say(lang, 'cli.import.next', { command })] : [])]
}
