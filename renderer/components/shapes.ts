/** One stroke or area of a mark, on a field of 12 × 12. `dash` makes it a line, in the pattern of its dashes. */
export interface Part {
  readonly d: string
  readonly line?: number
  readonly dash?: string
}

const bar = (at: number, high: number): Part => ({ d: `M${at} ${11.5 - high}h2.2v${high}h-2.2Z` })
/** Bars that rise: as many as it is bad. What is not reached is a stub. */
const bars = (reached: number): readonly Part[] => [0.4, 3.4, 6.4, 9.4].map((at, index) => bar(at, index < reached ? 4 + index * 2.5 : 1.2))

const square = 'M1.2 1.2h9.6v9.6h-9.6Z'
const ring = 'M6 1.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6Z'

/**
 * Every mark there is. Within a family no two have the same outline, so that they are told apart without colour and
 * without their word: a test looks at them as people with three kinds of colour blindness do.
 */
export const shapes = {
  ok: [{ d: 'M6 .8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4Z' }],
  warning: [{ d: 'M6 .8 11.7 11H.3Z' }],
  critical: [{ d: 'M6 0 12 6 6 12 0 6Z' }],
  unknown: [{ d: ring, line: 2, dash: '1.9 1.87' }],

  sev1: bars(4),
  sev2: bars(3),
  sev3: bars(2),
  sev4: bars(1),

  reads: [{ d: ring, line: 1.4 }, { d: 'M6 4.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6Z' }],
  reversible: [{ d: 'M2.2 4.6A4.4 4.4 0 1 1 1.7 7.4', line: 1.6 }, { d: 'M0 1.2 5 1.6 1.4 6Z' }],
  disruptive: [{ d: 'M7.4 0 1.4 7H5.1L4.2 12 10.6 4.6H6.6Z' }],
  irreversible: [{ d: 'M3.6.2h4.8l3.4 3.4v4.8L8.4 11.8H3.6L.2 8.4V3.6ZM2.8 5v2h6.4V5Z' }],

  fresh: [{ d: ring, line: 1.4 }, { d: 'M6 6V1.2A4.8 4.8 0 0 1 10.8 6Z' }],
  ageing: [{ d: ring, line: 1.4 }, { d: 'M6 1.2a4.8 4.8 0 0 1 0 9.6Z' }],
  old: [
    { d: ring, line: 1.5, dash: '3 2.03' },
    { d: 'M3.9 3.9 8.1 8.1M8.1 3.9 3.9 8.1', line: 1.4 },
  ],

  real: [{ d: 'M1 1h10v10h-10Z' }],
  drill: [{ d: 'M.6 7.4 7.4.6M2.6 11.4 11.4 2.6M7.4 11.8 11.8 7.4', line: 1.9 }],
  exercise: [{ d: square, line: 1.3 }, { d: 'M4 4h4v4h-4Z' }],
  tabletop: [{ d: square, line: 1.6, dash: '2.6 2.2' }],
} as const satisfies Readonly<Record<string, readonly Part[]>>

export type Shape = keyof typeof shapes
