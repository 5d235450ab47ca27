import type { LocalText } from '../document/local-text.ts'

interface Titled {
  readonly id: string
  readonly title: LocalText
}
interface TitledRun {
  readonly steps: readonly (Titled & { readonly options: readonly Titled[] })[]
  readonly phases: readonly Titled[]
}

/** What the steps, options and phases of a shown run are called, by their ids. */
export const titlesOfRun = ({ steps, phases }: TitledRun): readonly (readonly [string, LocalText])[] =>
  [...phases, ...steps.flatMap((step) => [step, ...step.options])].map(({ id, title }) => [id, title] as const)
