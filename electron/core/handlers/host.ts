import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'
import { contractFingerprint } from '../fingerprint.ts'

export const host: Handlers<Contract, Context>['host'] = {
  info(_, { config, store, facts }) {
    const { actor, zone } = facts()
    const { version, dataDir } = config
    const { logId, readOnly } = store
    const fingerprint = contractFingerprint()
    return accept({ version, fingerprint, host: config.host, dataDir, logId, readOnly, actor, zone, repairs: [...store.repairs] })
  },
}
