import { readSections, type Sections } from './sections.ts'
import type { Answer, Row } from '../kind.ts'
import type { Answered, Asked, Redis } from './live.ts'
import { nothing, tableOf } from './table.ts'

/** Sections of INFO, of every server. Older servers take one section at a time. */
export const asSent = (sections: readonly string[]) => sections.map((section) => `INFO ${section}`).join('\n')

export const sectionsOf = async (node: Asked, sections: readonly string[]): Promise<Sections> =>
  readSections((await Promise.all(sections.map((section) => node.read('INFO', section)))).join('\n'))

export const everySections = (live: Redis, sections: readonly string[]): Promise<Answered<Sections>> =>
  live.every((node) => sectionsOf(node, sections))

/** A question that needs to know nothing and makes one row of each server's sections. */
export const rowOfEach = (
  sections: readonly string[],
  columns: readonly string[],
  rowOf: (live: Redis, node: string, info: Sections) => Row,
) => ({
  params: nothing,
  query: () => asSent(sections),
  async ask(live: Redis): Promise<Answer> {
    const { nodes, durationMs } = await everySections(live, sections)
    const rows = nodes.map((answer) =>
      'failure' in answer ? answer : { node: answer.node, value: rowOf(live, answer.node, answer.value) },
    )
    return tableOf(columns, { nodes: rows, durationMs }, (row) => [row])
  },
})

/** The server's own clock, seconds since 1970: its times are not to be held against the laptop's. */
export async function serverTime(node: Asked): Promise<number> {
  const [seconds, micros] = (await node.read('TIME')) as readonly string[]
  return Number(seconds) + Number(micros) / 1e6
}
