import { hostname, userInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { configFor } from '../../../electron/core/config-for.ts'

describe('what a host says of itself', () => {
  it("looks for playbooks in the shipped folder first, then in the site's own", () => {
    const { playbookDirs } = configFor('loopback', '/srv/record', {})
    expect(playbookDirs).toEqual([expect.stringMatching(/playbooks$/u), '/srv/record/playbooks'])
  })

  it('acts for the user of the machine, unless somebody else is named', () => {
    expect(configFor('cli', '/srv/record', {})).toMatchObject({ host: 'cli', actor: userInfo().username, hostName: hostname() })
    expect(configFor('cli', '/srv/record', { QUARTERDECK_ACTOR: ' 김지연 ' }).actor).toBe('김지연')
    expect(configFor('cli', '/srv/record', { QUARTERDECK_ACTOR: ' ' }).actor).toBe(userInfo().username)
  })

  it('lets the board ask by itself, unless it is told off', () => {
    expect([{}, { QUARTERDECK_BOARD: 'off' }].map((env) => configFor('loopback', '/srv/record', env).boardAsks)).toEqual([true, false])
  })
})
