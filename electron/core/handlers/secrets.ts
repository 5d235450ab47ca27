import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'

export const secrets: Handlers<Contract, Context>['secrets'] = {
  list(_, { keychain }) {
    return accept({ available: keychain !== undefined, names: keychain ? [...keychain.names()] : [] })
  },
  async put({ name, value }, { keychain }) {
    if (!keychain) return refuse('keychain_missing')
    await keychain.put(name, value)
    return accept({ name })
  },
  async remove({ name }, { keychain, read }) {
    if (!keychain) return refuse('keychain_missing')
    if (!keychain.names().includes(name)) return refuse('secret_unknown', { name })
    const user = Object.values(read.connections()).find(({ url }) => 'keychain' in url && url.keychain === name)
    if (user) return refuse('secret_in_use', { name, connection: user.name })
    await keychain.remove(name)
    return accept({ name })
  },
}
