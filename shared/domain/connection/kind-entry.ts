import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { targetKind, type TargetKind } from './events.ts'

/** What a kind of target says of itself, to lists, forms and the check of an address. It stands on the kind; nothing here knows any by name. */
export const kindEntry = z.strictObject({
  kind: targetKind,
  /** `PostgreSQL` */
  title: localText,
  /** As its addresses may begin, the usual one first. */
  schemes: z.array(z.string()).min(1),
  example: z.string(),
  /** It is spoken to over HTTP. */
  overHttp: z.boolean(),
  /** What it takes beside the address; `ca`: a file of certificate authorities. */
  options: z.array(z.string()),
  /** The probe that reads alerts an incident can be declared from. */
  alerts: z.string().nullable(),
})
export type KindEntry = z.infer<typeof kindEntry>

/** What the check of an address needs to know of its kind. */
export type AddressForm = Pick<KindEntry, 'kind' | 'schemes' | 'overHttp'>
export type AddressForms = Readonly<Record<TargetKind, AddressForm>>
