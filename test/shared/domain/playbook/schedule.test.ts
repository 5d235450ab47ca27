import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../support/playbook.ts'

const of = (head: string, kind = 'Checklist') => `api_version: quarterdeck/v1
kind: ${kind}
id: small
title: { ko: 시험, en: Trial }
${head}
steps:
  - { id: look, type: manual, title: { ko: 보기, en: Look } }
`

describe('a schedule', () => {
  it.each([
    'schedule: { every: day, at: "09:00" }',
    'schedule: { every: week, on: friday, at: "10:00", zone: America/New_York }',
    'schedule: { every: month, day: 31, at: "10:00", within: 2d }',
    'schedule: { every: quarter, at: "10:00" }',
  ])('is taken: %s', (head) => {
    expect(problemsOf(of(head))).toEqual([])
  })

  it.each([
    ['schedule: { every: day, at: "9am" }', 'must be a time of the day'],
    ['schedule: { every: day, at: "24:00" }', 'must be a time of the day'],
    ['schedule: { every: day, at: "09:00", zone: Asia/Seul }', 'must be the name of a time zone'],
    ['schedule: { every: day, at: "09:00", zone: "+09:00" }', 'must be the name of a time zone'],
    ['schedule: { every: hour, at: "09:00" }', 'day, week, month, quarter'],
    ['schedule: { every: day, at: "09:00", zoen: Asia/Seoul }', 'zone'],
    ['schedule: { every: month, day: 32, at: "09:00" }', '31'],
    ['owner: [SRE]', 'when it is due'],
  ])('says what is wrong with %s', (head, says) => {
    const problems = problemsOf(of(head))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(says)
  })

  it('is a checklist’s alone', () => {
    expect(problemsOf(of('schedule: { every: day, at: "09:00" }', 'Playbook'))).toEqual([
      '5:1 schedule Only a playbook of kind Checklist has a schedule.',
    ])
  })
})
