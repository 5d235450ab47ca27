import type { Connection } from '../../shared/domain/connection/state.ts'
import type { Profile } from '../../shared/domain/profile/spec.ts'
import type { Clock } from '../../electron/core/ports.ts'
import { readSecretFile } from '../../electron/core/secret-file.ts'
import { createProber } from '../../electron/core/probing/create-prober.ts'
import type { Deadlines } from '../../electron/core/targets/kind.ts'

export const risk = { ko: '열린 트랜잭션은 되돌려집니다.', en: 'Its open transaction is rolled back.' }

/** A connection whose address stands in the variable TARGET. */
export const connectionTo = (access: Connection['access'] = 'read_only'): Connection => ({
  ...{ id: 'con-1', name: 'judgment-primary', kind: 'postgres', access, environment: 'production' },
  ...{ url: { env: 'TARGET' }, addedAt: '2026-11-22T14:00:00.000+09:00', addedBy: 'kim' },
})

export const systemClock: Clock = {
  now: () => Date.now(),
  zone: () => 'Asia/Seoul',
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** The real prober over a real clock; `address` is what TARGET holds, and can be changed, as whether the laptop is offline; `token` is what TOKEN holds. */
export function proberFor(address: string | undefined, deadlines?: Deadlines, profile: Profile | null = null, token?: string) {
  const held = { address }
  const laptop = { offline: false }
  const logged: unknown[] = []
  let ids = 0
  const ports = {
    clock: systemClock,
    randomId: () => `id${(ids += 1)}`,
    secrets: {
      fromEnv: (variable: string) => (variable === 'TARGET' ? held.address : variable === 'TOKEN' ? token : undefined),
      fromFile: readSecretFile,
    },
    log: { error: (what: string, fault: unknown) => void logged.push(what, fault) },
  }
  return {
    prober: createProber({
      ports,
      hostName: 'laptop-kim',
      ...(deadlines && { deadlines }),
      profileOf: () => profile,
      isOffline: () => laptop.offline,
    }),
    held,
    laptop,
    logged,
  }
}
