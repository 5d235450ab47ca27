import type { Place } from './address.ts'

export interface Master extends Place {
  /** First and last slot, both included. */
  readonly slots: readonly (readonly [number, number])[]
}

/**
 * The masters that hold slots, from CLUSTER NODES: `ID HOST:PORT@BUS,NAME FLAGS MASTER PING PONG EPOCH LINK SLOTS…`. A master
 * that failed and has no successor is among them: its keys are out of reach, and that is not to be left out. A node that
 * does not know its own address yet has the one it was asked at.
 */
export function mastersIn(nodes: string, asked: Place, byName: boolean): readonly Master[] {
  return nodes.split('\n').flatMap((line) => {
    const [, where = '', flags = '', , , , , , ...rest] = line.trim().split(' ')
    const slots = rest.flatMap(slotsIn)
    if (!flags.split(',').includes('master') || slots.length === 0) return []
    const [, host = '', port = '', name] = /^(.*):(\d+)(?:@\d+)?(?:,([^,=]*))?/u.exec(where) ?? []
    const known = (byName && name ? name : host.replaceAll(/^\[|\]$/gu, '')) || asked.host
    return [{ host: known, port: Number(port) || asked.port, slots }]
  })
}

/** `0-5460`, `5461`; a slot on its way (`[93->-…]`) belongs to where it still is. */
function slotsIn(text: string): (readonly [number, number])[] {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/u.exec(text) ?? []
  return first === undefined ? [] : [[Number(first), Number(last ?? first)]]
}

export const holds = (slot: number, { slots }: Master) => slots.some(([first, last]) => first <= slot && slot <= last)
