import { describe, expect, it } from 'vitest'
import { readFlags } from '../../../electron/loopback/flags.ts'

describe('the command line', () => {
  it('is empty: a free port, the default folder, a browser', () => {
    expect(readFlags([])).toEqual({
      ok: true,
      flags: { data: undefined, port: 0, open: true, allowHosts: [], lang: undefined, help: false },
    })
  })

  it('names folder, port and tunnels; --host was heard already', () => {
    const args = ['--data', '/srv/record', '--port', '8080', '--no-open', '--host', 'loopback', '--lang', 'ko']
    expect(readFlags([...args, '--allow-host', 'localhost:9000', '--allow-host', 'jump.example'])).toEqual({
      ok: true,
      flags: { data: '/srv/record', port: 8080, open: false, allowHosts: ['localhost:9000', 'jump.example'], lang: 'ko', help: false },
    })
  })

  it.each([
    ['an unknown flag', ['--prot', '8080'], "Unknown option '--prot'"],
    ['a word out of place', ['start'], "Unexpected argument 'start'"],
    ['a port that is no number', ['--port', '80a'], '--port 80a'],
    ['a port that is no port', ['--port', '65536'], '--port 65536'],
    ['a negative port', ['--port=-1'], '--port -1'],
    ['a language it does not speak', ['--lang', 'fr'], '--lang fr'],
    ['a folder without a name', ['--data', ' '], '--data'],
    ['a tunnel that is no name', ['--allow-host', 'http://x'], '--allow-host http://x'],
    ['a tunnel with a header in it', ['--allow-host', 'x\r\nset-cookie: a'], '--allow-host x\r\nset-cookie: a'],
  ])('refuses %s and says which', (_, args, reason) => {
    expect(readFlags(args)).toEqual({ ok: false, reason })
  })
})
