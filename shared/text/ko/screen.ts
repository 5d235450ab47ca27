import { frame } from './screen/frame.ts'
import { palette } from './screen/palette.ts'
import { settings } from './screen/settings.ts'
import { welcome } from './screen/welcome.ts'
import { run } from './screen/run.ts'
import { playbooks } from './screen/playbooks.ts'
import { probes } from './screen/probes.ts'
import { timeline } from './screen/timeline.ts'
import { documents } from './screen/documents.ts'
import { incidents } from './screen/incidents.ts'
import { routineScreen } from './screen/routine.ts'
import { later } from './screen/later.ts'
import { side } from './screen/side.ts'
import { crew } from './screen/crew.ts'
import { errors } from './screen/errors.ts'

export const screen = {
  ...frame,
  ...palette,
  ...settings,
  ...welcome,
  ...run,
  ...playbooks,
  ...probes,
  ...timeline,
  ...documents,
  ...incidents,
  ...later,
  ...routineScreen,
  ...side,
  ...crew,
  ...errors,
} as const
