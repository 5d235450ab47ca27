import { Argument, Option, type Command } from 'commander'
import { documentKinds, type DocumentKind } from '../../shared/domain/document/events.ts'
import { say } from '../../shared/text/message.ts'
import { filled, whichIncident } from './options.ts'
import { placeFor } from './out-file.ts'
import type { Desk } from './desk.ts'
import { pathOf, print, refused, withCore, type Session } from './session.ts'
import { clean } from './width.ts'

export function addExport(program: Command, { lang, act }: Desk): void {
  program
    .command('export')
    .usage('postmortem|notice|handover [--incident ID] [--lang ko|en] [--out FILE [--force]]')
    .description(say(lang, 'cli.export.about'))
    .addArgument(new Argument('<DOCUMENT>', say(lang, 'cli.argument.document')).choices(documentKinds))
    .addOption(whichIncident(lang))
    .addOption(new Option('--out <FILE>', say(lang, 'cli.option.out')).argParser(filled(lang)))
    .option('--force', say(lang, 'cli.option.force'))
    .action(act(exportDocument))
}

interface Options {
  readonly incident?: string
  readonly out?: string
  readonly force?: boolean
}

const exportDocument = (session: Session, document: DocumentKind, { incident, out, force = false }: Options) =>
  withCore(session, async (client) => {
    // The place is taken first: what is on the record as exported must not fail for want of a folder.
    const place = out === undefined ? undefined : placeFor(pathOf(session, out), force)
    try {
      const reply = await client.documents.export({ incidentId: incident, document, language: session.lang })
      if (!reply.ok) return refused(session, reply.error)
      const { markdown, title } = reply.value
      if (!place) return printed(session, reply.value)
      place.write(markdown)
      print(session, { ...reply.value, file: place.file }, () => [say(session.lang, 'cli.export.written', { title, file: place.file })])
      return 0
    } finally {
      place?.leave()
    }
  })

function printed(session: Session, value: { readonly markdown: string }): number {
  const { tty } = session.world.out
  print(session, value, ({ markdown }) => [(tty ? clean(markdown) : markdown).trimEnd()])
  return 0
}
