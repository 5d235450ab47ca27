import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import {
  defaults,
  settingsFile,
  type Settings,
  type SettingsChange,
  type SettingsProblem,
} from '../../../shared/domain/settings/settings.ts'
import { Fault } from '../fault.ts'
import { codeOf, putInPlace, writeUnfinished } from '../store/files.ts'
import { settingsName } from './chosen-language.ts'

export const settingsFilesOf = (dataDir: string) => ({
  file: join(dataDir, settingsName),
  schema: join(dataDir, 'settings.schema.json'),
})

/** The file as it was read: what counts, all its keys, and what is wrong with it. */
export interface SettingsRead {
  readonly settings: Settings
  readonly keys: Readonly<Record<string, unknown>>
  readonly problems: readonly SettingsProblem[]
}

/** Never throws. A file that is no JSON counts as none; a key that is wrong costs that key alone, for a name is on the record. Both are told. */
export function readSettings(file: string): SettingsRead {
  const text = textOf(file)
  if (text === undefined || text.trim() === '') return { settings: defaults, keys: {}, problems: [] }
  const broken = (...problems: readonly SettingsProblem[]) => ({ settings: defaults, keys: {}, problems })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return broken({ ...lineIn(text, String(error)), field: '' })
  }
  const parsed = settingsFile.safeParse(value)
  if (parsed.success) return { settings: settingsIn(parsed.data), keys: parsed.data, problems: [] }
  const { issues } = parsed.error
  const wrong = new Set(issues.map(({ path }) => path[0]))
  // One of a key: two complaints about one value are one mistake.
  const problems = [...wrong]
    .map((key) => issues.find(({ path }) => path[0] === key)?.path ?? [])
    .map((path) => ({ ...positionOf(text, path), field: path.map(String).join('.') }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
  const right = settingsFile.safeParse(Object.fromEntries(Object.entries(Object(value) as object).filter(([key]) => !wrong.has(key))))
  return right.success && !wrong.has(undefined) ? { settings: settingsIn(right.data), keys: right.data, problems } : broken(...problems)
}

/** Changes on disk count at once; asking costs a stat. */
export const stampOf = (file: string) => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : ''
}

/** The whole file anew, with every key it had, put in place in one step; its schema lies beside it. Throws Fault file_unwritable. */
export function writeSettings({ file, schema }: ReturnType<typeof settingsFilesOf>, { keys }: SettingsRead, change: SettingsChange): void {
  const { $schema = './settings.schema.json', ...others } = keys
  const merged = Object.entries({ ...others, ...change }).filter(([, value]) => value !== null && value !== undefined)
  try {
    put(schema, z.toJSONSchema(settingsFile, { io: 'input' }))
    put(file, { $schema, ...Object.fromEntries(merged) })
  } catch (error) {
    throw new Fault('file_unwritable', { file, cause: codeOf(error) }, error)
  }
}

function put(file: string, value: unknown): void {
  writeUnfinished(file, [`${JSON.stringify(value, null, 2)}\n`])
  putInPlace(file)
}

const settingsIn = (read: z.infer<typeof settingsFile>): Settings => ({
  ...{ language: read.language ?? null, name: read.name ?? null, zone: read.zone ?? null, playbooks: read.playbooks ?? null },
  ...{ theme: read.theme ?? defaults.theme, density: read.density ?? defaults.density, times: read.times ?? defaults.times },
  ...{ callOut: read.callOut ?? defaults.callOut, welcomed: read.welcomed ?? defaults.welcomed },
})

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '')
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : '\0'
  }
}

/** The engine says where it stopped; at the end of the text it does not. */
function lineIn(text: string, message: string) {
  const said = /line (\d+) column (\d+)/u.exec(message)
  if (said) return { line: Number(said[1]), column: Number(said[2]) }
  const lines = text.trimEnd().split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Every JSON text is a YAML text, and YAML's parser remembers where things stand. */
function positionOf(text: string, path: readonly PropertyKey[]) {
  const lines = new LineCounter()
  const node: unknown = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).getIn(path, true)
  const { line, col } = lines.linePos((node as { range?: [number] } | undefined)?.range?.[0] ?? 0)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}
