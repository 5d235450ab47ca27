import { useStore } from 'zustand'
import type { Incident } from '../../shared/domain/incident/state.ts'
import type { Settings } from '../../shared/domain/settings/settings.ts'
import { useDeck } from './use-deck.ts'

type Times = Settings['times']

/** The order in which one key goes from zone to zone. */
export const zoneSwitch: readonly Times[] = ['incident', 'local', 'utc']

const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone times are shown and typed in. */
export const shownZone = (times: Times, zone: string) => (times === 'utc' ? 'UTC' : times === 'local' ? localZone() : zone)

export const useTimes = (): Times => useStore(useDeck().settings.store, ({ times }) => times)

/** The incident with its times in the zone they are shown in: everything that shows or reads a time goes by it. */
export function useShown(incident: Incident): Incident
export function useShown(incident: Incident | undefined): Incident | undefined
export function useShown(incident: Incident | undefined): Incident | undefined {
  const times = useTimes()
  if (incident === undefined || times === 'incident') return incident
  return { ...incident, zone: shownZone(times, incident.zone) }
}
