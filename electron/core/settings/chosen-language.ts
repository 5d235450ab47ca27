import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages, type Language } from '../../../shared/domain/document/local-text.ts'

/** Small on purpose: a host speaks before it loads what reads the whole file, and help never loads that. */
export const settingsName = 'settings.json'

/** The language set in a data folder; undefined where none is, or the file does not say it. Never throws: the core says what is wrong with it. */
export function chosenLanguage(dataDir: string): Language | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(join(dataDir, settingsName), 'utf8').replace(/^\uFEFF/u, ''))
    const said = typeof read === 'object' && read !== null && 'language' in read ? read.language : undefined
    return languages.find((language) => language === said)
  } catch {
    return undefined
  }
}
