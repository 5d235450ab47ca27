import { useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createStore } from 'zustand/vanilla'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say } from '../../shared/text/message.ts'
import { PageContext, useDeck, usePage } from '../state/use-deck.ts'
import styles from './gallery.module.css'

export const looks = ['dark', 'light', 'contrast_dark', 'contrast_light'] as const
export type Look = (typeof looks)[number]
export const densities = ['compact', 'comfortable'] as const
export type Density = (typeof densities)[number]

interface SettingProps {
  readonly language: Language
  readonly look: Look
  readonly density: Density
  readonly children: ReactNode
}

/** A part of the page as somebody would see it who had set this. */
export function Setting({ language, look, density, children }: SettingProps) {
  const page = usePage()
  const { settings } = useDeck()
  const own = useMemo(() => {
    const store = createStore(() => ({ ...settings.store.getState(), language }))
    return { ...page, deck: { ...page.deck, settings: { ...settings, store } } }
  }, [page, settings, language])
  const scheme = look.endsWith('dark') ? 'dark' : 'light'
  return (
    <PageContext value={own}>
      <I18nProvider locale={language === 'ko' ? 'ko-KR' : 'en-US'}>
        <section
          lang={language}
          className={styles.setting}
          data-theme={look.startsWith('contrast') ? 'contrast' : scheme}
          data-density={density}
          data-setting={`${look} ${language}`}
          style={{ colorScheme: scheme }}
          aria-label={`${say(language, `gallery.${look}`)} · ${language}`}
        >
          <h2>
            {say(language, `gallery.${look}`)} · {language === 'ko' ? '한국어' : 'English'}
          </h2>
          {children}
        </section>
      </I18nProvider>
    </PageContext>
  )
}
