import type { BrowserWindow } from 'electron'
import { clientOf, type Bridge } from '../../shared/contract/bridge.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { isOpen, type Incident } from '../../shared/domain/incident/state.ts'
import { summaryOf } from '../../shared/domain/incident/summary.ts'
import type { Clock } from '../core/ports.ts'
import { incidentIn } from './windows.ts'

interface Shown {
  readonly bridge: Bridge
  readonly lang: () => Language
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly windows: () => readonly BrowserWindow[]
  readonly tray: (open: readonly Incident[], nowMs: number) => void
}

/** Elapsed times are told in minutes. */
const everyMs = 30_000

/** Keeps tray and titles saying how the incidents stand: at every change, and as time goes by. */
export async function showState({ bridge, lang, clock, windows, tray }: Shown) {
  const known = new Map<string, Incident>()
  const take = (incidents: readonly Incident[]) => incidents.forEach((incident) => known.set(incident.id, incident))

  function update() {
    const nowMs = clock.now()
    tray([...known.values()].filter(isOpen), nowMs)
    for (const window of windows()) {
      const incident = known.get(incidentIn(window) ?? '')
      window.setTitle(incident ? `${summaryOf(incident, nowMs, lang())} — Quarterdeck` : 'Quarterdeck')
    }
  }
  function again() {
    update()
    cancel = clock.after(everyMs, again)
  }

  let cancel = () => {}
  const stop = bridge.subscribe('recorded', ({ incidents }) => {
    take(incidents)
    if (incidents.length > 0) update()
  })
  const reply = await clientOf(bridge).incidents.list({})
  if (reply.ok) take(reply.value.filter(({ id }) => !known.has(id)))
  again()
  return {
    update,
    close() {
      stop()
      cancel()
    },
  }
}
