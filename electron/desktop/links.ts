import { app } from 'electron'
import { incidentOfLink } from '../../shared/domain/incident/link.ts'

/** The incident asked for on a command line: by its first argument that is exactly a link of ours. */
export const incidentInArguments = (argv: readonly string[]): string | undefined => argv.map(incidentOfLink).find((id) => id !== undefined)

/**
 * Takes this data folder's desktop for itself. False: another has it, was handed our arguments and comes to the front.
 * `onLink` hears of links that arrive while we run; what is no link of ours only brings the window to the front.
 */
export function takeLinks(onLink: (incidentId: string | undefined) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv) => onLink(incidentInArguments(argv)))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    onLink(incidentOfLink(url))
  })
  // A checkout must not take the system's links away from an installed app.
  if (app.isPackaged) app.setAsDefaultProtocolClient('quarterdeck')
  return true
}
