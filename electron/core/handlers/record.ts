import { isAbsolute } from 'node:path'
import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'

export const record: Handlers<Contract, Context>['record'] = {
  async verify(_, { verifier }) {
    const { sound, logs, findings, attachments, notes } = await verifier.verify()
    return accept({ sound, logs: [...logs], findings: [...findings], attachments, notes: [...notes] })
  },
  stopVerify(_, { verifier }) {
    return accept({ stopped: verifier.stop() })
  },
  async backup({ file }, { backup }) {
    return isAbsolute(file) ? accept({ file, ...(await backup(file)) }) : refuse('path_relative', { file })
  },
}
