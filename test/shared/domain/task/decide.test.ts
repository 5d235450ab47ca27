import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../../shared/contract/errors.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import {
  acknowledgeTask,
  assignTask,
  endTask,
  extendTask,
  nextRing,
  reassignTask,
  reopenTask,
  ringTasks,
} from '../../../../shared/domain/task/decide.ts'
import { reduceTasks, type Tasks } from '../../../../shared/domain/task/state.ts'
import { beganMs, crewIncident, factsFrom, recorded } from '../../../support/crew.ts'
import { value } from '../../../support/reply.ts'

const incident = crewIncident()
const facts = factsFrom()
const folded = (drafts: readonly Draft[], from: Tasks = []) => drafts.map(recorded).reduce(reduceTasks, from)
const after = (reply: Reply<readonly Draft[]>, from: Tasks = []) => folded(value(reply), from)
const minute = 60_000

const given = after(assignTask(incident, { title: '재시도 중지 요청', owner: '이도윤', box: '15m' }, facts(0)))
const [task] = given
const of = { incident, task, taskId: task?.taskId ?? '' }

describe('a task', () => {
  it('has an owner and a time-box that runs from when it was given', () => {
    expect(given).toMatchObject([
      { title: '재시도 중지 요청', owner: '이도윤', dueAt: '2026-11-22T14:15:00.000+09:00', acknowledgedAt: null },
    ])
    const earlier = after(assignTask(incident, { title: 'x', owner: '', box: '90s', at: '-10m' }, facts(20)))
    expect(earlier).toMatchObject([{ assignedAt: '2026-11-22T14:10:00.000+09:00', dueAt: '2026-11-22T14:11:30.000+09:00' }])
  })

  it.each(['soon', '15', '0s', '8d', '-5m', '999999999999999999999d'])('refuses the time-box %s', (box) => {
    expect(assignTask(incident, { title: 'x', owner: '', box }, facts(0))).toMatchObject({ error: { code: 'time_box_unreadable' } })
  })

  it('is acknowledged once, by who has it, and again when it goes to somebody else', () => {
    const heard = after(acknowledgeTask(of, facts(1)), given)
    expect(acknowledgeTask({ ...of, task: heard[0] }, facts(2))).toMatchObject({ error: { code: 'task_unchanged' } })
    const moved = after(reassignTask({ ...of, task: heard[0], owner: '박서준' }, facts(3)), heard)
    expect(moved).toMatchObject([{ owner: '박서준', acknowledgedAt: null }])
    const nobodys = after(assignTask(incident, { title: 'x', owner: '' }, facts(0)))
    expect(acknowledgeTask({ ...of, task: nobodys[0] }, facts(1))).toMatchObject({ error: { code: 'task_unowned' } })
  })

  it('prompts once when its time is up, and again after more time', () => {
    expect(nextRing(given)).toBe(beganMs + 15 * minute)
    expect(ringTasks(incident, given, beganMs + 15 * minute - 1, facts(14))).toEqual([])
    const rung = folded(ringTasks(incident, given, beganMs + 15 * minute, facts(15)), given)
    expect([rung[0]?.promptedAt, nextRing(rung)]).toEqual([facts(15).recordedAt, null])
    const more = after(extendTask({ ...of, task: rung[0], by: '10m', reason: '' }, facts(16)), rung)
    expect([more[0]?.dueAt, nextRing(more)]).toEqual(['2026-11-22T14:26:00.000+09:00', beganMs + 26 * minute])
    const early = after(extendTask({ ...of, by: '10m', reason: '' }, facts(1)), given)
    expect(early[0]?.dueAt).toBe('2026-11-22T14:25:00.000+09:00')
  })

  it('ends with its result, says why it was not done, and opens again', () => {
    expect(endTask({ ...of, outcome: 'failed', result: '' }, facts(2))).toMatchObject({ error: { code: 'reason_missing' } })
    const done = after(endTask({ ...of, outcome: 'done', result: '배치 멈춤' }, facts(2)), given)
    expect([done[0]?.ended, nextRing(done)]).toMatchObject([{ outcome: 'done', result: '배치 멈춤' }, null])
    expect(extendTask({ ...of, task: done[0], by: '5m', reason: '' }, facts(3))).toMatchObject({ error: { code: 'task_over' } })
    const again = after(reopenTask({ ...of, task: done[0] }, { reason: '' }, facts(4)), done)
    expect(again[0]?.ended).toBeNull()
    expect(reopenTask(of, { reason: '' }, facts(4))).toMatchObject({ error: { code: 'task_unchanged' } })
    expect(endTask({ ...of, task: undefined, outcome: 'done', result: '' }, facts(2))).toMatchObject({ error: { code: 'task_unknown' } })
  })
})

const commands = fc.oneof(
  fc.record({ do: fc.constant('assign' as const), box: fc.constantFrom(undefined, '5m', '1h', 'x'), owner: fc.constantFrom('', '이도윤') }),
  fc.record({ do: fc.constant('ring' as const) }),
  fc.record({ do: fc.constantFrom('ack', 'extend', 'done', 'fail', 'move', 'reopen'), at: fc.nat(3) }),
)

describe('any list of commands', () => {
  it('folds to the state it was decided on, and never prompts for what is over or not due', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (list) => {
        const now = factsFrom()
        const log: Draft[] = []
        let tasks: Tasks = []
        for (const [step, command] of list.entries()) {
          const moment = now(step * 3)
          const nowMs = Date.parse(moment.recordedAt)
          if (command.do === 'ring') {
            const drafts = ringTasks(incident, tasks, nowMs, moment)
            for (const { data } of drafts as readonly { data: { taskId: string } }[]) {
              const rung = tasks.find(({ taskId }) => taskId === data.taskId)
              expect(rung).toMatchObject({ ended: null, promptedAt: null })
              expect(Date.parse(rung?.dueAt ?? '')).toBeLessThanOrEqual(nowMs)
            }
            log.push(...drafts)
            tasks = folded(drafts, tasks)
            expect(nextRing(tasks) ?? Infinity).toBeGreaterThan(nowMs)
            continue
          }
          const chosen = 'at' in command ? tasks[command.at] : undefined
          const one = { incident, task: chosen, taskId: chosen?.taskId ?? 'tsk-none' }
          const reply: Reply<readonly Draft[]> =
            'box' in command
              ? assignTask(incident, { title: 'x', owner: command.owner, box: command.box }, moment)
              : command.do === 'ack'
                ? acknowledgeTask(one, moment)
                : command.do === 'extend'
                  ? extendTask({ ...one, by: '5m', reason: '' }, moment)
                  : command.do === 'move'
                    ? reassignTask({ ...one, owner: '박서준' }, moment)
                    : command.do === 'reopen'
                      ? reopenTask(one, { reason: '' }, moment)
                      : endTask(
                          { ...one, outcome: command.do === 'done' ? 'done' : 'failed', result: command.do === 'done' ? '' : '왜' },
                          moment,
                        )
          if (!reply.ok) continue
          log.push(...reply.value)
          tasks = folded(reply.value, tasks)
        }
        expect(folded(log)).toEqual(tasks)
      }),
      { numRuns: 300 },
    )
  })
})
