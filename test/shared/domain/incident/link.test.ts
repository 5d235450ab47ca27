import { expect, it } from 'vitest'
import { incidentOfLink, linkTo } from '../../../../shared/domain/incident/link.ts'

it('leads to an incident and back', () => {
  expect(incidentOfLink(linkTo('inc-7k3m9q2d'))).toBe('inc-7k3m9q2d')
  expect(incidentOfLink('quarterdeck://incident/inc-7k3m9q2d/')).toBe('inc-7k3m9q2d')
})

it.each([
  '',
  'quarterdeck:',
  'quarterdeck://incident/',
  'quarterdeck://incident/run-1',
  'quarterdeck://incident/inc-1/approve',
  'quarterdeck://incident/inc-1?do=close',
  'quarterdeck://incident/inc-1#/settings',
  'quarterdeck://incident/inc-1%2Fexport',
  'quarterdeck://user@incident/inc-1',
  'QUARTERDECK://incident/inc-1',
  ' quarterdeck://incident/inc-1',
  'quarterdeck://incident/inc-1\n',
  `quarterdeck://incident/inc-${'a'.repeat(61)}`,
])('is nothing but that: %j', (text) => {
  expect(incidentOfLink(text)).toBeUndefined()
})
