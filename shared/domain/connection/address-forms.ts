import type { TargetKind } from './events.ts'

/** How a kind's addresses look: what a form shows, what a check takes, and whether the target is spoken to over HTTP. */
export interface AddressForm {
  /** As they may begin, the usual one first. */
  readonly schemes: readonly [string, ...string[]]
  readonly example: string
  /** A file of certificate authorities stands beside the address; others name it within. */
  readonly takesCa: boolean
}

/** A kind that is declared and missing here does not compile. */
export const addressForms: Readonly<Record<TargetKind, AddressForm>> = {
  postgres: { schemes: ['postgresql', 'postgres'], example: 'postgresql://app@db-1.prod:5432/factory_ai', takesCa: false },
  redis: { schemes: ['redis', 'rediss'], example: 'redis://redis.prod:6379/0', takesCa: true },
  prometheus: { schemes: ['https', 'http'], example: 'https://prometheus.prod', takesCa: true },
  alertmanager: { schemes: ['https', 'http'], example: 'https://alertmanager.prod', takesCa: true },
  http: { schemes: ['https', 'http'], example: 'https://api.prod', takesCa: true },
}

/** A target of this kind answers over HTTP. */
export const isOverHttp = (kind: TargetKind): boolean => addressForms[kind].schemes.includes('https')
