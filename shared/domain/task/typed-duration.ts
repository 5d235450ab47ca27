import { durationForm } from '../playbook/duration.ts'

/** `15분`, `1시간30분`, `15M` as a duration is written: `15m`. Anything else as it is. */
export const typedDuration = (typed: string) =>
  typed.normalize('NFC').toLowerCase().replaceAll('일', 'd').replaceAll('시간', 'h').replaceAll('분', 'm').replaceAll('초', 's')

export const isDuration = (typed: string) => durationForm.test(typedDuration(typed))
