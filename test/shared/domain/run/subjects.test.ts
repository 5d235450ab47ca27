import { expect, it } from 'vitest'
import { subjectNames, subjectRows } from '../../../../shared/domain/run/subjects.ts'

const plan = {
  action: 'postgres.terminate_backend',
  subjects: [
    { application: 'batch', backend_start: '2026', pid: 7, state: 'idle', zzz: 1 },
    { pid: 8, user: 'app' },
  ],
}

it('shows what to recognise a subject by first, in whatever order the record keeps it; what is strange last', () => {
  expect(subjectNames(plan)).toEqual(['pid', 'application', 'state', 'user', 'backend_start', 'zzz'])
  expect(subjectRows(plan)).toEqual([
    [7, 'batch', 'idle', null, '2026', 1],
    [8, null, null, 'app', null, null],
  ])
})

it('keeps the order it finds for an action it knows nothing of, also one called constructor', () => {
  expect(subjectNames({ action: 'constructor', subjects: [{ b: 1, a: 2 }] })).toEqual(['b', 'a'])
})
