import type { ErrorCode, Refusal } from '../../shared/contract/errors.ts'

/** The world failed us (a full disk, a foreign folder): thrown, and turned into a refusal once, by the dispatcher or the host. */
export class Fault extends Error {
  readonly refusal: Refusal

  constructor(code: ErrorCode, detail: Refusal['detail'] = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(detail)}`, { cause })
    this.name = 'Fault'
    this.refusal = { code, detail }
  }
}
