import { describe, expect, it } from 'vitest'
import { hashOf, placeOf, type Place } from '../../../renderer/state/place.ts'

describe('the place in the address', () => {
  it.each<[string, Place]>([
    ['#/', { incidentId: null, screen: 'command' }],
    ['#/declare', { incidentId: null, screen: 'declare' }],
    ['#/inc-7k3m', { incidentId: 'inc-7k3m', screen: 'command' }],
    ['#/inc-7k3m/export', { incidentId: 'inc-7k3m', screen: 'export' }],
    ['#/inc-7k3m/declare', { incidentId: 'inc-7k3m', screen: 'declare' }],
  ])('%s reads and writes', (hash, place) => {
    expect(placeOf(hash)).toEqual(place)
    expect(hashOf(place)).toBe(hash)
  })

  it.each(['', '#', '#/%E0%A4%A', '#//nonsense'])('anything else is the command screen: "%s"', (hash) => {
    expect(placeOf(hash)).toEqual({ incidentId: null, screen: 'command' })
  })
})
