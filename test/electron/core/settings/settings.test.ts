import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { freshFolder, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

let stop = async () => {}
afterEach(() => stop())

async function start(over: Parameters<typeof startApp>[0] = {}) {
  const app = await startApp(over)
  stop = app.stop
  const file = join(app.config.dataDir, 'settings.json')
  return { client: clientOf(app.bridge), bridge: app.bridge, file, dataDir: app.config.dataDir }
}

describe('settings', () => {
  it('are a plain file with its schema beside it, and say who writes and in which zone from then on', async () => {
    const { client, file } = await start()
    expect([value(await client.settings.get({})), existsSync(file)]).toMatchObject([
      { settings: { language: null, name: null, theme: 'system' }, actor: 'kim', zone: 'Asia/Seoul', problems: [] },
      false,
    ])
    value(await client.settings.set({ name: ' 이도윤 ', zone: 'Europe/Berlin', theme: 'contrast' }))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...{ $schema: './settings.schema.json', name: '이도윤', zone: 'Europe/Berlin', theme: 'contrast' },
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const schema = JSON.parse(readFileSync(file.replace('.json', '.schema.json'), 'utf8')) as { properties: object }
    expect(Object.keys(schema.properties)).toContain('density')
    const { incidentId } = value(await client.incidents.declare({ title: '지연' }))
    expect(value(await client.incidents.get({ incidentId }))).toMatchObject({ declaredBy: '이도윤', zone: 'Europe/Berlin' })
    value(await client.settings.set({ name: null, zone: null }))
    expect(value(await client.host.info({}))).toMatchObject({ actor: 'kim', zone: 'Asia/Seoul' })
  })

  it('keep keys they do not know, and take what is written by hand at once', async () => {
    const { client, bridge, file } = await start()
    const heard: unknown[] = []
    bridge.subscribe('settingsChanged', ({ settings }) => heard.push(settings.language))
    writeFileSync(file, '\uFEFF{\n  "language": "ko",\n  "ours": { "kept": [1] }\n}\n')
    expect(value(await client.settings.get({})).settings.language).toBe('ko')
    value(await client.settings.set({ density: 'compact' }))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ language: 'ko', ours: { kept: [1] }, density: 'compact' })
    expect(heard).toEqual(['ko', 'ko'])
  })

  it.each([
    ['{\n  "language": "ko"\n  "theme": "dark"\n}', { line: 3, field: '' }],
    ['{ "language": "ko",', { line: 1, field: '' }],
    ['{\n  "theme": "dark",\n  "language": "fr"\n}', { line: 3, column: 15, field: 'language' }],
    ['{ "zone": "Asia/Soul" }', { line: 1, column: 11, field: 'zone' }],
    ['[]', { line: 1, field: '' }],
    ['{ "name": "" }', { line: 1, field: 'name' }],
  ])('that are broken are told by line, are not taken and are never written over: %j', async (text, problem) => {
    const { client, file } = await start()
    writeFileSync(file, text)
    const { settings, problems } = value(await client.settings.get({}))
    // What is right beside it counts; a wrong key, and all of what is no JSON, does not.
    expect([settings.language, ...problems]).toMatchObject([null, problem])
    const refused = await client.settings.set({ theme: 'light' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'settings_broken', detail: { file, line: problem.line } } })
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('that are right count beside one that is not: who is on the record does not turn on the spelling of a theme', async () => {
    const { client, file } = await start()
    writeFileSync(file, '{\n  "name": "김지연",\n  "theme": "neon",\n  "zone": "Asia/Soul",\n  "language": "ko"\n}')
    expect(value(await client.settings.get({}))).toMatchObject({
      settings: { name: '김지연', language: 'ko', theme: 'system', zone: null },
      ...{
        actor: '김지연',
        problems: [
          { line: 3, field: 'theme' },
          { line: 4, field: 'zone' },
        ],
      },
    })
    const { incidentId } = value(await client.incidents.declare({ title: '지연' }))
    expect(value(await client.incidents.get({ incidentId }))).toMatchObject({ declaredBy: '김지연' })
  })

  it('do not rename whom the environment names', async () => {
    const { client } = await start({ actor: '박서준', actorGiven: true })
    const set = value(await client.settings.set({ name: '김지연' }))
    expect(set).toMatchObject({ actor: '박서준', actorGiven: true, settings: { name: '김지연' } })
  })

  it('refuse a zone nobody knows', async () => {
    const { client } = await start()
    const refused = await client.settings.set({ zone: 'Asia/Soul' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'input_invalid', detail: { field: 'zone' } } })
  })

  it('that cannot be written are refused, and stay as they were', async () => {
    const { client, dataDir } = await start()
    mkdirSync(join(dataDir, 'settings.schema.json.part'))
    expect(await client.settings.set({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'file_unwritable' } })
    expect(value(await client.settings.get({})).settings.theme).toBe('system')
  })

  it('name whom a command acts for', async () => {
    const dataDir = freshFolder()
    writeFileSync(join(dataDir, 'settings.json'), '{ "name": "이도윤" }')
    const { client } = await start({ dataDir, host: 'cli' })
    expect(value(await client.host.info({})).actor).toBe('이도윤')
  })
})
