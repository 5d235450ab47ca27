import { Option, type Command } from 'commander'
import { say } from '../../shared/text/message.ts'
import type { Desk } from './desk.ts'
import { collected, composed } from './options.ts'
import { ahead } from './run-step.ts'
import { choices, reopen, set, undo, watch } from './run-values.ts'

/** What is asked of a run less often: opening a step again, taking something back, its values, following it. */
export function addRunMore(run: Command, { lang, act }: Desk): void {
  const runId = say(lang, 'cli.argument.run')
  const stepId = say(lang, 'cli.argument.step')
  run
    .command('reopen')
    .usage('RUN STEP --reason R')
    .description(say(lang, 'cli.run.reopen.about'))
    .argument('<RUN>', runId)
    .argument('<STEP>', stepId)
    .addOption(new Option('--reason <R>', say(lang, 'cli.option.reason')).argParser(composed))
    .action(act(reopen))
  run
    .command('ahead')
    .usage('RUN WATCH [--choose KEY]… | --approve HASH [--confirm NAME] [--reason R]')
    .description(say(lang, 'cli.run.ahead.about'))
    .argument('<RUN>', runId)
    .argument('<WATCH>', stepId)
    .option('--choose <KEY>', say(lang, 'cli.option.choose'), collected)
    .option('--approve <HASH>', say(lang, 'cli.option.approve'))
    .option('--confirm <NAME>', say(lang, 'cli.option.confirm'))
    .addOption(new Option('--reason <R>', say(lang, 'cli.option.reason')).argParser(composed))
    .action(act(ahead))
  run
    .command('undo')
    .usage('RUN STEP [--note TEXT]')
    .description(say(lang, 'cli.run.undo.about'))
    .argument('<RUN>', runId)
    .argument('<STEP>', stepId)
    .addOption(new Option('--note <TEXT>', say(lang, 'cli.option.note')).argParser(composed))
    .action(act(undo))
  run
    .command('set')
    .usage('RUN NAME VALUE')
    .description(say(lang, 'cli.run.set.about'))
    .argument('<RUN>', runId)
    .argument('<NAME>', say(lang, 'cli.argument.variable'))
    .argument('<VALUE>', say(lang, 'cli.argument.value'), composed)
    .action(act(set))
  run
    .command('choices')
    .usage('RUN NAME')
    .description(say(lang, 'cli.run.choices.about'))
    .argument('<RUN>', runId)
    .argument('<NAME>', say(lang, 'cli.argument.variable'))
    .action(act(choices))
  run.command('watch').usage('RUN').description(say(lang, 'cli.run.watch.about')).argument('<RUN>', runId).action(act(watch))
}
