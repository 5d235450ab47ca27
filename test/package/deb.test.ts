import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { temporary } from '../support/temporary.ts'
import { pack } from './packed.ts'

/** The tool that writes a deb comes from the network; what it is asked to write is decided here. */
describe.skipIf(process.platform !== 'linux')('the deb', () => {
  let asked: readonly string[]
  let desktop: string
  beforeAll(async () => {
    const folder = temporary('fpm')
    vi.stubEnv('CUSTOM_FPM_PATH', join(process.cwd(), 'test/package/fpm-stand-in.sh'))
    vi.stubEnv('FPM_ASKED', folder)
    await pack('linux', 'deb')
    asked = readFileSync(join(folder, 'arguments'), 'utf8').split('\n')
    desktop = readFileSync(join(folder, 'desktop'), 'utf8')
  })
  afterAll(() => vi.unstubAllEnvs())

  const after = (option: string) => asked[asked.indexOf(option) + 1]

  it('has a name, a version, someone who answers for it, and a file named after them', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect([after('--name'), after('--version'), after('--license')]).toEqual(['quarterdeck', version, 'Apache-2.0'])
    expect(after('--maintainer')).toMatch(/^.+ <.+@.+>$/u)
    expect(after('--package')).toMatch(new RegExp(`/quarterdeck-${version}-linux-amd64\\.deb$`, 'u'))
  })

  it('asks the desktop to open quarterdeck:// with it, and says in both languages what it is', () => {
    expect(desktop.split('\n')).toEqual(
      expect.arrayContaining([
        'Name=Quarterdeck',
        'Exec=/opt/Quarterdeck/quarterdeck %U',
        'Icon=quarterdeck',
        'MimeType=x-scheme-handler/quarterdeck;',
        'Comment=Incident timeline, guided recovery and the postmortem',
        'Comment[ko]=장애 대응 타임라인, 복구 절차 안내, 사후 보고서',
      ]),
    )
  })

  it('brings its icon in every size', () => {
    expect(
      asked.flatMap((argument) => /=\/usr\/share\/icons\/hicolor\/(\d+)x\d+\/apps\/quarterdeck\.png$/u.exec(argument)?.[1] ?? []).sort(),
    ).toEqual(['16', '24', '32', '48', '64', '128', '256', '512'].sort())
  })
})
