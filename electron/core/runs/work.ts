import { accept, refuse, type Refusal } from '../../../shared/contract/errors.ts'
import { both } from '../../../shared/domain/document/both.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { failByHand, failStep, passStep } from '../../../shared/domain/run/decide.ts'
import { decideOption, giveApproval, requestApproval, tryContact } from '../../../shared/domain/run/decide-people.ts'
import { openIdleStep, stepOf, type Opened } from '../../../shared/domain/run/opening.ts'
import type { KeepReading } from '../context.ts'
import type { Reader } from '../store/store.ts'
import { planStep, type ActionDeps } from './actions.ts'
import type { StepAsker } from './step-asker.ts'
import type { Calls } from './calls.ts'
import type { StepInput } from './engine.ts'
import type { Recorder } from './recorder.ts'
import type { createRetries } from './retries.ts'
import type { Scripts } from './scripts.ts'
import type { Watches } from './watches.ts'

interface WorkDeps {
  readonly read: Pick<Reader, 'run'>
  readonly scripts: Scripts
  readonly recorder: Recorder
  readonly asker: StepAsker
  readonly watches: Watches
  readonly retries: ReturnType<typeof createRetries>
  readonly calls: Calls
  readonly acting: ActionDeps
  readonly keepReading: KeepReading
  /** Facts of the same person, a moment later. */
  readonly laterBy: (facts: Facts) => () => Facts
}

/** Does a step as far as it goes without consent to a plan, by what it is. */
export function createWork(deps: WorkDeps) {
  const { read, scripts, recorder, asker, watches, retries, calls, acting, keepReading, laterBy } = deps

  type Decision = { readonly ok: true; readonly value: readonly Draft[] } | { readonly ok: false; readonly error: Refusal }

  function record<One extends Decision>({ run }: Opened, decision: One, facts: Facts) {
    if (!decision.ok) return decision as Exclude<One, { readonly ok: true }>
    recorder.record(run, decision.value, facts)
    return accept(undefined)
  }

  /** Somebody may have decided otherwise while the target was silent. */
  function again(opened: Opened) {
    const run = read.run(opened.run.id)
    return openIdleStep(run, scripts.script(run), stepOf(opened))
  }

  async function ask(opened: Opened, { note }: StepInput, facts: Facts) {
    const { step } = opened
    if (step.type !== 'check' && step.type !== 'watch') throw new TypeError(`${step.type} asks nothing`)
    const ready = asker.prepare({ ...opened, step })
    if (!ready.ok) return unasked({ ...opened, step }, ready, facts)
    const reading = await asker.ask({ ...opened, step })
    if (!reading) return refuse('connection_unknown', { name: ready.value.connection.name })
    keepReading(reading, stepOf(opened), facts)
    const still = again(opened)
    if (!still.ok) return still
    const now = laterBy(facts)()
    if (step.type === 'watch') watches.begin({ ...still.value, step }, reading, now)
    else retries.begin({ ...still.value, step }, reading, note, now)
    return accept(undefined)
  }

  /** A check of quiet days goes through everything: what cannot be asked is not known there, and holds nothing up. */
  function unasked<Failed extends { readonly ok: false; readonly error: Refusal }>(opened: Opened, failed: Failed, facts: Facts) {
    if (opened.run.routine === null || failed.error.code !== 'connection_unknown' || opened.step.type !== 'check') return failed
    const why = both('run.why.check_unknown', { reason: both('routine.no_connection', { target: opened.step.target }) })
    return record(opened, accept([failStep(opened, 'unknown', why, facts)]), facts)
  }

  function plan(opened: Opened, { choose }: StepInput, facts: Facts) {
    const { step } = opened
    if (step.type !== 'action') throw new TypeError(`${step.type} plans nothing`)
    const ready = asker.prepare({ ...opened, step })
    if (!ready.ok) return ready
    const still = () => {
      const now = again(opened)
      return now.ok ? accept({ ...now.value, step }) : now
    }
    return planStep({ ...opened, step }, { ...ready.value, choose }, still, laterBy(facts), acting)
  }

  async function work(opened: Opened, input: StepInput, facts: Facts) {
    const { step } = opened
    const [chosen] = input.choose
    switch (step.type) {
      case 'manual':
      case 'command':
      case 'notify':
      case 'note': {
        if (chosen !== undefined && chosen !== 'done' && chosen !== 'failed')
          return refuse('choice_unknown', { choice: chosen, choices: 'done, failed' })
        const decision = chosen === 'failed' ? failByHand(opened, input.note, facts) : accept([passStep(opened, input.note, facts)])
        return record(opened, decision, facts)
      }
      case 'check':
      case 'watch':
        return ask(opened, input, facts)
      case 'action':
        return plan(opened, input, facts)
      case 'decision':
      case 'alternatives':
        return record(opened, decideOption({ ...opened, step }, chosen, input.note, facts), facts)
      case 'approval':
        return record(opened, consent({ ...opened, step }, input, facts), facts)
      case 'contact': {
        const outcome = chosen === 'answered' ? 'answered' : chosen === 'no-answer' ? 'no_answer' : undefined
        if (outcome === undefined) return unchosen(chosen, ['answered', 'no-answer'])
        return record(opened, accept(tryContact({ ...opened, step }, outcome, input.note, facts)), facts)
      }
      case 'playbook':
        return calls.call({ ...opened, step }, facts)
      case 'wait':
        return refuse('step_busy', { stepId: step.id })
    }
  }

  function consent(opened: Parameters<typeof giveApproval>[0], { choose: [chosen], note, role, person }: StepInput, facts: Facts) {
    if (opened.record?.state !== 'waiting') return accept(requestApproval(opened, note, facts))
    if (chosen !== 'approve' && chosen !== 'reject') return unchosen(chosen, ['approve', 'reject'])
    return giveApproval(opened, { role, person, consents: chosen === 'approve', reason: note }, facts)
  }

  return work
}

function unchosen(chosen: string | undefined, all: readonly string[]) {
  const choices = all.join(', ')
  return chosen === undefined
    ? refuse('choice_needed', { count: all.length, choices })
    : refuse('choice_unknown', { choice: chosen, choices })
}
