import { app } from 'electron'
import { incidentOfLink } from '../../shared/domain/incident/link.ts'

/** Shows that incident's window; without an id, any. */
type Show = (incidentId?: string) => void

/** The incident asked for on a command line: by its first argument that is exactly a link of ours. */
const incidentInArguments = (argv: readonly string[]): string | undefined => argv.map(incidentOfLink).find((id) => id !== undefined)

/**
 * Takes this data folder's desktop for itself. Undefined: another has it, was handed our arguments and comes to the front.
 * Otherwise what is to be called once windows can be shown: it shows what was asked for until then, by the command line or by
 * links that macOS hands over while we start, each once, or any window; and from then on each link as it comes. What is no link
 * of ours only brings the window to the front.
 */
export function takeLinks(argv: readonly string[]): ((show: Show) => void) | undefined {
  if (!app.requestSingleInstanceLock()) return undefined
  const asked = new Set([incidentInArguments(argv)])
  let follow: Show = (incidentId) => void asked.add(incidentId)
  app.on('second-instance', (_event, given) => follow(incidentInArguments(given)))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    follow(incidentOfLink(url))
  })
  // A checkout must not take the system's links away from an installed app.
  if (app.isPackaged) app.setAsDefaultProtocolClient('quarterdeck')
  return (show) => {
    const incidents = [...asked].filter((incidentId) => incidentId !== undefined)
    if (incidents.length === 0) show()
    for (const incidentId of incidents) show(incidentId)
    follow = show
  }
}
