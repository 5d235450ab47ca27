import { z } from 'zod'

export const languages = ['ko', 'en'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** One text in both languages; neither is optional. */
export const localText = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) })
export type LocalText = z.infer<typeof localText>
