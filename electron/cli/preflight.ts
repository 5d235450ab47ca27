import type { Command } from 'commander'
import type { PreflightView } from '../../shared/contract/playbooks.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { verdictText } from './reading-lines.ts'
import { answer, withCore, type Session } from './session.ts'
import { oneLine } from './width.ts'

/** `playbook preflight`: looks now; with --last, says what was found before. */
export function addPreflight(playbook: Command, { lang, act }: Desk): void {
  playbook
    .command('preflight')
    .usage('[PLAYBOOK...] [--last] [--all]')
    .description(say(lang, 'cli.preflight.about'))
    .argument('[PLAYBOOK...]', say(lang, 'cli.argument.playbook'))
    .option('--last', say(lang, 'cli.option.preflight_last'))
    .option('--all', say(lang, 'cli.option.preflight_all'))
    .action(act(preflight))
}

interface Asked {
  readonly last?: true
  readonly all?: true
}

const preflight = (session: Session, named: readonly string[], { last, all }: Asked) =>
  withCore(session, async (client) => {
    const reply = last
      ? await client.playbooks.readiness({})
      : await client.playbooks.preflight(named.length === 0 ? {} : { playbookIds: [...named] })
    const wanted =
      reply.ok && last && named.length > 0 ? { ...reply, value: reply.value.filter(({ playbookId }) => named.includes(playbookId)) } : reply
    return answer(
      session,
      wanted,
      (found) => found.flatMap((one) => lines(session.lang, one, all === true)),
      (found) =>
        found.some(({ verdict, old }) => verdict === 'critical' || verdict === 'unknown' || old)
          ? say(session.lang, 'cli.preflight.not_ready')
          : undefined,
    )
  })

function lines(lang: Language, { playbookId, title, verdict, at, old, items }: PreflightView, all: boolean): readonly string[] {
  const when = at === null ? say(lang, 'screen.preflight.never') : at.slice(0, 16).replace('T', ' ')
  const fine = items.filter((item) => item.verdict === 'ok').length
  const shown = all ? items : items.filter((item) => item.verdict !== 'ok')
  return [
    oneLine(
      [verdictText(lang, verdict), playbookId, title?.[lang] ?? '', when, ...(old ? [say(lang, 'screen.preflight.old')] : [])].join(' · '),
    ),
    ...shown.map(
      ({ what, subject, verdict: found, says }) =>
        `  ${verdictText(lang, found)}  ${oneLine(`${say(lang, `screen.preflight.what.${what}`)} ${subject} · ${says[lang]}`)}`,
    ),
    ...(fine > 0 && !all ? [`  ${say(lang, 'screen.preflight.fine', { count: fine })}`] : []),
  ]
}
