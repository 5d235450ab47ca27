import type { Command } from 'commander'
import { accept } from '../../shared/contract/errors.ts'
import type { Finding } from '../../shared/contract/record.ts'
import { sizeText } from '../../shared/domain/timeline/attachments.ts'
import { say } from '../../shared/text/message.ts'
import { filled } from './options.ts'
import type { Desk } from './desk.ts'
import { answer, findingSentence, note, painted, pathOf, print, refused, withCore, type Session } from './session.ts'
import { table } from './table.ts'
import type { Verification } from './world.ts'

export function addRecord(program: Command, { lang, act }: Desk): void {
  const file = say(lang, 'cli.argument.backup')
  program
    .command('backup')
    .usage('FILE')
    .description(say(lang, 'cli.backup.about'))
    .argument('<FILE>', file, filled(lang))
    .action(act(backup))
  program
    .command('restore')
    .usage('FILE --data NEW_DIR')
    .description(say(lang, 'cli.restore.about'))
    .argument('<FILE>', file, filled(lang))
    .action(act(restore))
  program
    .command('verify')
    .usage('[DIR]')
    .description(say(lang, 'cli.verify.about'))
    .argument('[DIR]', say(lang, 'cli.argument.folder'), filled(lang))
    .action(act(verify))
}

const backup = (session: Session, named: string) =>
  withCore(session, async (client) =>
    answer(
      session,
      await client.record.backup({ file: pathOf(session, named) }),
      ({ file, bytes, events, attachments }) => [
        say(session.lang, 'cli.backup.done', { file, bytes, events }),
        ...(attachments > 0 ? [say(session.lang, 'attachment.backed_up', { n: attachments })] : []),
      ],
      ({ missing }) => (missing > 0 ? say(session.lang, 'attachment.backup_lacks', { n: missing }) : undefined),
    ),
  )

async function restore(session: Session, named: string): Promise<number> {
  const core = await session.world.core()
  const dataDir = core.dataDir(session.data)
  const restored = await core.restore({ file: pathOf(session, named), dataDir })
  const { attachments, damaged } = restored
  print(session, { ...restored, dataDir }, ({ logId, events }) => [
    say(session.lang, 'cli.restore.done', { dataDir, logId, events }),
    ...(attachments > 0 ? [say(session.lang, 'attachment.cli.restored', { n: attachments - damaged })] : []),
  ])
  if (damaged > 0) note(session, say(session.lang, 'attachment.cli.restore_lacks', { n: damaged }))
  return damaged > 0 ? 1 : 0
}

/** A folder nobody has is read as it lies; one in use is read by whoever has it. Neither is changed by being looked at. */
async function verify(session: Session, named: string | undefined): Promise<number> {
  const core = await session.world.core()
  const dir = named === undefined ? core.dataDir(session.data) : pathOf(session, named)
  const shown = createProgress(session)
  try {
    const offline = await core.verifyFolder(dir, shown.show)
    shown.end()
    if (offline) return verified(session, offline)
    return await withCore({ ...session, data: dir }, async (client, { bridge }) => {
      // Ctrl-C stops the reading where it is done, and the record is then neither sound nor not.
      const stopped = [
        bridge.subscribe('verifying', ({ checked, total }) => shown.show(checked, total)),
        session.world.onInterrupt(() => void client.record.stopVerify({})),
      ]
      const reply = await client.record.verify({})
      stopped.forEach((stop) => stop())
      shown.end()
      return reply.ok ? verified(session, reply.value) : refused(session, reply.error)
    })
  } finally {
    shown.end()
  }
}

/** On a terminal one line that is written over; nothing elsewhere, where nobody waits for it. */
function createProgress({ lang, world: { err } }: Session) {
  let open = false
  return {
    show(checked: number, total: number) {
      if (!err.tty || total === 0) return
      open = true
      err.write(`\r\u001B[K${say(lang, 'cli.verify.progress', { percent: Math.floor((100 * checked) / total) })}`)
    },
    end() {
      if (open) err.write('\r\u001B[K')
      open = false
    },
  }
}

function verified(session: Session, verification: Verification): number {
  const { lang } = session
  const { findings, notes } = verification
  const code = answer(
    session,
    accept(verification),
    (value) => verificationLines(session, value),
    ({ sound }) =>
      sound
        ? undefined
        : [say(lang, 'cli.verify.unsound', { n: findings.length }), ...findings.map((one) => sentence(session, one))].join('\n'),
  )
  if (notes.length > 0) note(session, [say(lang, 'cli.verify.notes'), ...notes.map((one) => sentence(session, one))].join('\n'))
  return code
}

function verificationLines({ lang, world }: Session, { sound, logs, attachments }: Verification): readonly string[] {
  const head = [say(lang, 'cli.column.log'), say(lang, 'cli.column.events'), say(lang, 'cli.column.last_hash')]
  const rows = logs.map(({ logId, events, lastHash }) => [logId, String(events), lastHash])
  return [
    ...(sound ? [painted(world.out, 'green', `✓ ${say(lang, 'cli.verify.sound')}`)] : []),
    ...(sound && attachments.files > 0
      ? [say(lang, 'attachment.verified', { n: attachments.files, size: sizeText(attachments.bytes) })]
      : []),
    ...(rows.length > 0 ? table(rows, { head, ends: new Set([1]) }) : []),
  ]
}

const sentence = (session: Session, finding: Finding) => `  ${findingSentence(session, finding)}`
