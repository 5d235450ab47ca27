import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Context } from '../context.ts'

export const settings: Handlers<Contract, Context>['settings'] = {
  get: (_, { settings: onDisk }) => accept(onDisk.view()),
  set: (change, { settings: onDisk }) => onDisk.set(change),
}

export const drafts: Handlers<Contract, Context>['drafts'] = {
  get: (_, { drafts: onDisk }) => accept({ ...onDisk.all() }),
  async set({ place, text, over }, { drafts: onDisk }) {
    await onDisk.set(place, text, over)
    return accept({})
  },
}
