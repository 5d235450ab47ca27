import type { en } from '../en/index.ts'
import { alertmanager } from './alertmanager.ts'
import { action } from './action.ts'
import { attachment } from './attachment.ts'
import { board } from './board.ts'
import { changed } from './changed.ts'
import { cli } from './cli.ts'
import { command } from './command.ts'
import { connection } from './connection.ts'
import { crewCli } from './crew-cli.ts'
import { desktop } from './desktop.ts'
import { document } from './document.ts'
import { entry } from './entry.ts'
import { errors } from './errors.ts'
import { gallery } from './gallery.ts'
import { handover } from './handover.ts'
import { host } from './host.ts'
import { http } from './http.ts'
import { kubernetes } from './kubernetes.ts'
import { numbers } from './numbers.ts'
import { people } from './people.ts'
import { preflight } from './preflight.ts'
import { probe } from './probe.ts'
import { profile } from './profile.ts'
import { prometheus } from './prometheus.ts'
import { redis } from './redis.ts'
import { postgres } from './postgres.ts'
import { run } from './run.ts'
import { routine } from './routine.ts'
import { screen } from './screen.ts'
import { search } from './search.ts'
import { timeline } from './timeline.ts'
import { web } from './web.ts'
import { words } from './words.ts'

export const ko = {
  ...entry,
  ...attachment,
  ...errors,
  ...words,
  ...host,
  ...timeline,
  ...people,
  ...crewCli,
  ...handover,
  ...preflight,
  ...probe,
  ...profile,
  ...alertmanager,
  ...prometheus,
  ...http,
  ...web,
  ...redis,
  ...kubernetes,
  ...postgres,
  ...run,
  ...routine,
  ...document,
  ...connection,
  ...desktop,
  ...cli,
  ...action,
  ...board,
  ...changed,
  ...numbers,
  ...screen,
  ...search,
  ...command,
  ...gallery,
} as const satisfies Record<keyof typeof en, string>
