import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'
import { usable } from './usable-keychain.ts'

export const secrets: Handlers<Contract, Context>['secrets'] = {
  async list(_, { keychain }) {
    const there = await usable(keychain)
    return accept({ available: there !== undefined, names: there ? [...there.names()] : [] })
  },
  async put({ name, value }, { keychain }) {
    const there = await usable(keychain)
    if (!there) return refuse('keychain_missing')
    await there.put(name, value)
    return accept({ name })
  },
  async remove({ name }, { keychain, read }) {
    const there = await usable(keychain)
    if (!there) return refuse('keychain_missing')
    if (!there.names().includes(name)) return refuse('secret_unknown', { name })
    const user = Object.values(read.connections()).find(({ url, secret }) =>
      [url, secret].some((ref) => ref && 'keychain' in ref && ref.keychain === name),
    )
    if (user) return refuse('secret_in_use', { name, connection: user.name })
    await there.remove(name)
    return accept({ name })
  },
}
