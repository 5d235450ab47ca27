import { noCadence } from '../../shared/domain/cadence/state.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'

/** Of an incident about which nothing was said yet: for tests that write one down as it is. */
export const untold = {
  ...{ statuses: [], severities: [], tagged: {}, cadence: noCadence, reviews: {}, reports: [] },
} satisfies Partial<Incident>
