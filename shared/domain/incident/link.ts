const shape = /^quarterdeck:\/\/incident\/(inc-[a-z0-9-]{1,60})\/?$/u

/** `quarterdeck://incident/inc-7k3m9q2d`: opens an incident, and can do nothing else. */
export const linkTo = (incidentId: string) => `quarterdeck://incident/${incidentId}`

/** The incident a link leads to; undefined for anything that is not exactly such a link. */
export const incidentOfLink = (text: string): string | undefined => shape.exec(text)?.[1]
