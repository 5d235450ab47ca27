import { both } from '../document/both.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Playbook } from './spec.ts'

/** What is known of an incident in words. */
export interface Seen {
  readonly services: readonly string[]
  /** Its title and what was written down, newest first. */
  readonly texts: readonly string[]
}

export interface Suggestion {
  readonly playbookId: string
  /** Why, strongest first: the alert, the symptom or the service that was seen. */
  readonly why: readonly LocalText[]
}

/** Playbooks that say they are for what was seen, those with most reasons first. An alert counts more than a symptom, and that more than a service. */
export function suggest(playbooks: readonly Playbook[], seen: Seen): readonly Suggestion[] {
  const words = seen.texts.join('\n').normalize('NFC').toLowerCase()
  const services = seen.services.map(folded)
  return playbooks
    .map(({ id, applies_when: when }) => {
      const alerts = (when?.alerts ?? []).filter((alert) => words.includes(folded(alert)))
      const symptoms = (when?.symptoms ?? []).filter(({ ko, en }) => words.includes(folded(ko)) || words.includes(folded(en)))
      const named = (when?.services ?? []).filter((service) => services.includes(folded(service)))
      const why = [
        ...alerts.map((alert) => both('playbook.why.alert', { alert })),
        ...symptoms.map((symptom) => both('playbook.why.symptom', { symptom })),
        ...named.map((service) => both('playbook.why.service', { service })),
      ]
      return { playbookId: id, why, weight: 4 * alerts.length + 2 * symptoms.length + named.length }
    })
    .filter(({ why }) => why.length > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.playbookId < b.playbookId ? -1 : 1))
    .map(({ playbookId, why }) => ({ playbookId, why }))
}

const folded = (text: string) => text.normalize('NFC').toLowerCase()
