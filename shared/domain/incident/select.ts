import { accept, refuse } from '../../contract/errors.ts'
import { isOpen, type Incident } from './state.ts'

interface Incidents {
  incident(id: string): Incident | undefined
  incidents(): readonly Incident[]
}

/**
 * The incident a call means: the one named, or the one that is not closed. With none or several open nothing is guessed:
 * a line in the wrong incident is worse than a question.
 */
export function whichIncident(read: Incidents, incidentId: string | undefined) {
  if (incidentId !== undefined) {
    const named = read.incident(incidentId)
    return named ? accept(named) : refuse('incident_unknown', { incidentId })
  }
  const open = read.incidents().filter(isOpen)
  const [only] = open
  if (!only) return refuse('incident_none_open')
  if (open.length > 1) {
    const incidents = open.map((incident) => `${incident.id} (${incident.title ?? '—'})`).join(', ')
    return refuse('incident_several_open', { count: open.length, incidents })
  }
  return accept(only)
}
