import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

const words = new Map<unknown, string>([
  [FuseState.ENABLE, 'on'],
  [FuseState.DISABLE, 'off'],
])

/** The fuses as they are written in a program, by name. */
export async function fuseStates(program: string): Promise<Record<string, string>> {
  const { version: _, ...wire } = await getCurrentFuseWire(program)
  return Object.fromEntries(Object.entries(wire).map(([at, state]) => [FuseV1Options[Number(at)] ?? at, words.get(state) ?? String(state)]))
}
