import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'

export const record: Handlers<Contract, Context>['record'] = {
  verify(_, { store }) {
    const { sound, logs, findings } = store.verify()
    return accept({ sound, logs: [...logs], findings: [...findings] })
  },
  async backup({ file }, { backup }) {
    return accept({ file, ...(await backup(file)) })
  },
}
