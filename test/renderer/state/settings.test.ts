import { describe, expect, it } from 'vitest'
import type { SettingsView } from '../../../shared/contract/settings.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import { defaults, type SettingsChange } from '../../../shared/domain/settings/settings.ts'
import { keepingIn } from '../../../renderer/state/keeping.ts'
import { createSettings } from '../../../renderer/state/settings.ts'
import { answering } from '../support/bridge.ts'
import { memory } from '../support/memory.ts'

const viewOf = (of: SettingsChange = {}): SettingsView => ({
  settings: { ...defaults, ...of } as SettingsView['settings'],
  ...{ actor: 'kim', zone: 'Asia/Seoul', actorGiven: false, file: '/d/settings.json', schema: '/d/settings.schema.json', problems: [] },
})
const core = { 'settings.get': () => accept(viewOf()), 'settings.set': (change: SettingsChange) => accept(viewOf(change)) }
const start = (storage = memory(), preferred = 'en', answers: Parameters<typeof answering>[0] = core) =>
  createSettings(answering(answers).client, keepingIn(storage), preferred)
const looks = ({ store }: ReturnType<typeof start>) => {
  const { language, theme, density } = store.getState()
  return [language, theme, density]
}

describe('settings', () => {
  it.each([
    ['ko-KR', 'ko'],
    ['KO', 'ko'],
    ['en-GB', 'en'],
    ['ja', 'en'],
  ])('take their language from a browser in %s', (preferred, language) => {
    expect(looks(start(memory(), preferred))).toEqual([language, 'system', 'compact'])
  })

  it('are seen at once, kept in the core, and there at the next first paint', async () => {
    const storage = memory()
    const settings = start(storage)
    const kept = settings.set({ language: 'ko', theme: 'contrast' })
    expect(looks(settings)).toEqual(['ko', 'contrast', 'compact'])
    expect(await kept).toBe(true)
    expect(looks(start(storage))).toEqual(['ko', 'contrast', 'compact'])
  })

  it('follow the core, which other windows and the file change; a language not set there stays', async () => {
    const settings = start(memory(), 'ko', { 'settings.get': () => accept(viewOf({ theme: 'dark', density: 'comfortable' })) })
    await settings.load()
    expect(looks(settings)).toEqual(['ko', 'dark', 'comfortable'])
    settings.take(viewOf({ language: 'en' }))
    expect(looks(settings)).toEqual(['en', 'system', 'compact'])
  })

  it('say why they were not kept', async () => {
    const settings = start(memory(), 'en', { 'settings.set': () => refuse('settings_broken', { line: 3 }) })
    expect([await settings.set({ theme: 'dark' }), settings.store.getState().problem?.code]).toEqual([false, 'settings_broken'])
  })

  it('start afresh from what cannot be read', () => {
    const storage = memory()
    storage.setItem('quarterdeck.settings', '{"language":"fr"')
    expect(looks(start(storage, 'ko'))).toEqual(['ko', 'system', 'compact'])
  })
})
