import type { Command } from 'commander'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { print, refused, type Session } from './session.ts'

/** `quarterdeck open`: a fresh address of the pages of whoever has the folder; it works once, for thirty seconds. */
export function addOpen(program: Command, { lang, act }: Desk): void {
  program.command('open').usage('[--data DIR]').description(say(lang, 'cli.open.about')).action(act(open))
}

async function open(session: Session): Promise<number> {
  const core = await session.world.core()
  const dataDir = core.dataDir(session.data)
  const opened = await core.askOwnerToOpen(dataDir)
  if (!opened) return refused(session, { code: 'host_unreachable', detail: {} }, say(session.lang, 'cli.open.nobody', { path: dataDir }))
  print(session, opened, ({ url }) => [url])
  return 0
}
