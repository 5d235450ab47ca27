import { expect, it } from 'vitest'
import { allowTargets, isPractice, practiceWord } from '../../../../shared/domain/incident/mode.ts'
import { incidentModes } from '../../../../shared/domain/incident/words.ts'

it('only the real thing carries no mark; the ways of practising have a word each', () => {
  expect(incidentModes.filter(isPractice)).toEqual(['drill', 'exercise', 'tabletop'])
  expect(incidentModes.map((mode) => practiceWord(mode, 'ko'))).toEqual([null, '훈련', '실전 훈련', '도상 훈련'])
  expect(incidentModes.map((mode) => practiceWord(mode, 'en'))).toEqual([null, 'DRILL', 'EXERCISE', 'TABLETOP'])
})

it('only a tabletop touches no target; outside any incident nothing is a tabletop', () => {
  expect(incidentModes.filter((mode) => !allowTargets({ mode }).ok)).toEqual(['tabletop'])
  expect(allowTargets({ mode: 'tabletop' })).toMatchObject({ error: { code: 'target_tabletop' } })
  expect(allowTargets(undefined).ok).toBe(true)
})
