import type { MessageOf } from '../../shared/contract/bridge.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { isKnown, type Recorded } from '../../shared/domain/events.ts'
import { practiceWord } from '../../shared/domain/incident/mode.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { describeEvent } from '../../shared/domain/timeline/describe.ts'
import { isNotable } from '../../shared/domain/timeline/notable.ts'
import type { Titles } from '../../shared/domain/timeline/row.ts'
import type { Notice } from './ports.ts'
import type { RunEngine } from './runs/engine.ts'
import type { Reader } from './store/store.ts'

interface Telling {
  readonly read: Reader
  readonly runs: RunEngine
  readonly notify: (notice: Notice) => void
}

/** Hands the host what is worth interrupting somebody for, in both languages: the host knows which one is spoken. */
export function tellNotable({ read, runs, notify }: Telling) {
  const titles: Titles = (runId, stepId) => {
    const run = read.run(runId)
    return run && runs.view(run).steps.find((step) => step.id === stepId)?.title
  }
  return ({ events }: MessageOf<'recorded'>) => {
    for (const event of events as readonly Recorded[]) {
      if (event.incidentId === null || !isKnown(event) || !isNotable(event)) continue
      const [ko, en] = [describeEvent(event, 'ko', titles), describeEvent(event, 'en', titles)]
      const incident = read.incident(event.incidentId)
      const title = incident?.title
      const body = [title, ko.body].some(Boolean) ? { ko: lines(title, ko.body), en: lines(title, en.body) } : null
      notify({
        incidentId: event.incidentId,
        headline: { ko: marked(incident, 'ko', ko.headline), en: marked(incident, 'en', en.headline) },
        body,
      })
    }
  }
}

/** What happens in practice must not wake anybody as the real thing does. */
function marked(incident: Incident | undefined, lang: Language, headline: string): string {
  const mark = incident ? practiceWord(incident.mode, lang) : null
  return mark === null ? headline : `[${mark}] ${headline}`
}

const lines = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join('\n')
