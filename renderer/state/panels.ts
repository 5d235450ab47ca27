import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { keepIn, type Keeping } from './keeping.ts'

export const panelNames = ['run', 'side'] as const
export type PanelName = (typeof panelNames)[number]

/** Widths in CSS pixels: wide enough to read, and never so wide that the timeline goes. */
export const bounds = { run: { least: 240, most: 720, usual: 344 }, side: { least: 220, most: 640, usual: 312 } } as const

/** What a line of the timeline needs to be read. */
export const timelineLeast = 440

const panel = z.object({ width: z.number(), folded: z.boolean() })
const panels = z.object({ run: panel, side: panel })
export type Panels = z.infer<typeof panels>

/** How wide the panels beside the timeline are and which are folded, as they were left. */
export function createPanels(keeping: Keeping) {
  const usual = (name: PanelName) => ({ width: bounds[name].usual, folded: false })
  const store = createStore<Panels>(() => keeping.read('panels', panels) ?? { run: usual('run'), side: usual('side') })
  keepIn(keeping, 'panels', store)
  const change = (name: PanelName, of: Partial<Panels[PanelName]>) => store.setState((all) => ({ [name]: { ...all[name], ...of } }))
  return {
    store,
    resize(name: PanelName, width: number) {
      const { least, most } = bounds[name]
      change(name, { width: Math.round(Math.min(most, Math.max(least, width))) })
    },
    fold: (name: PanelName) => change(name, { folded: !store.getState()[name].folded }),
  }
}
