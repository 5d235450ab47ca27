import { Option, type Command } from 'commander'
import type { Client } from '../../shared/contract/bridge.ts'
import { carryOut } from '../../shared/contract/carry.ts'
import { fileNameFrom, sizeText } from '../../shared/domain/timeline/attachments.ts'
import { exactMoment } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { filled, whichIncident } from './options.ts'
import { placeFor } from './out-file.ts'
import { answer, pathOf, print, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import { oneLine } from './width.ts'

/** The files that entries have with them. `log --attach FILE` puts one there. */
export function addAttachment(program: Command, { lang, act }: Desk): void {
  const attachment = program.command('attachment').usage('list | save').description(say(lang, 'attachment.cli.about'))
  attachment
    .command('list')
    .usage('[--incident ID]')
    .description(say(lang, 'attachment.cli.list'))
    .addOption(whichIncident(lang))
    .action(act(list))
  attachment
    .command('save')
    .usage('ID [--incident ID] [--out FILE [--force]]')
    .description(say(lang, 'attachment.cli.save'))
    .argument('<ID>', say(lang, 'attachment.cli.id'), filled(lang))
    .addOption(whichIncident(lang))
    .addOption(new Option('--out <FILE>', say(lang, 'attachment.cli.out')).argParser(filled(lang)))
    .option('--force', say(lang, 'cli.option.force'))
    .action(act(save))
}

interface Options {
  readonly incident?: string
  readonly out?: string
  readonly force?: boolean
}

/** As many letters of the hash as tell files apart. */
const shown = 12

type Listed = Extract<Awaited<ReturnType<Client['attachments']['list']>>, { ok: true }>['value']

const list = (session: Session, { incident }: Options) =>
  withCore(session, async (client) => {
    const reply = await client.attachments.list({ incidentId: incident })
    if (!reply.ok) return answer(session, reply, () => [])
    const of = await client.incidents.get({ incidentId: reply.value.incidentId })
    return answer(
      session,
      reply,
      (value) => listLines(session, value, of.ok ? of.value.zone : 'UTC'),
      ({ attachments }) => lackingIn(session, attachments),
    )
  })

function listLines({ lang }: Session, { attachments, bytes }: Listed, zone: string): readonly string[] {
  if (attachments.length === 0) return [say(lang, 'attachment.none')]
  const head = [
    ...[say(lang, 'attachment.cli.column.id'), say(lang, 'attachment.cli.column.name'), say(lang, 'attachment.cli.column.size')],
    ...[say(lang, 'attachment.cli.column.state'), say(lang, 'attachment.cli.column.time'), say(lang, 'attachment.cli.column.entry')],
  ]
  const rows = attachments.map((one) => [
    ...[one.sha256.slice(0, shown), oneLine(one.name), sizeText(one.bytes), say(lang, `attachment.state.${one.state}`)],
    ...[exactMoment(one.occurredAt, zone), one.entryId],
  ])
  return [...table(rows, { head, ends: new Set([2]) }), say(lang, 'attachment.total', { n: attachments.length, size: sizeText(bytes) })]
}

function lackingIn({ lang }: Session, attachments: Listed['attachments']): string | undefined {
  const lacking = attachments.filter(({ state }) => state !== 'kept')
  return lacking.length === 0 ? undefined : say(lang, 'attachment.cli.lacking', { n: lacking.length })
}

/** The whole hash, or its beginning where that names one file. */
const save = (session: Session, id: string, { incident, out, force = false }: Options) =>
  withCore(session, async (client) => {
    const listed = await client.attachments.list({ incidentId: incident })
    if (!listed.ok) return refused(session, listed.error)
    const found = listed.value.attachments.filter(({ sha256 }) => sha256.startsWith(id.toLowerCase()))
    const [meant] = found
    if (!meant || new Set(found.map(({ sha256 }) => sha256)).size > 1) {
      return refused(session, { code: 'attachment_unknown', detail: { sha256: id } })
    }
    const place = placeFor(pathOf(session, out ?? fileNameFrom(meant.name)), force)
    try {
      const read = await carryOut(client, meant.sha256, (text) => Buffer.from(text, 'base64'))
      if (!read.ok) return refused(session, read.error)
      place.write(Buffer.concat(read.value))
      const { name, sha256, bytes } = meant
      print(session, { name, sha256, bytes, file: place.file }, () => [
        say(session.lang, 'attachment.cli.saved', { file: place.file, size: sizeText(bytes) }),
      ])
      return 0
    } finally {
      place.leave()
    }
  })
