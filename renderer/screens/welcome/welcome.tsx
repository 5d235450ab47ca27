import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { declareSample } from '../../state/sample.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { NameField, ZoneField } from '../settings/person-fields.tsx'
import styles from './welcome.module.css'

/**
 * The first minute, beside the form and not before it: everything here has an answer already, and an incident can be
 * declared without looking at it.
 */
export function Welcome() {
  const lang = useLanguage()
  const { client, host, settings } = useDeck()
  const { place } = usePage()
  const { view, problem: refused } = useStore(settings.store)
  const on = useStore(host.store, (state) => state.view)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  // Where nothing can be written, its answers could not be kept.
  if (!view || view.settings.welcomed || view.problems.length > 0 || on?.readOnly) return null

  async function sample() {
    setBusy(true)
    const { screen } = place.store.getState()
    const reply = await declareSample(client, lang)
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    void settings.set({ welcomed: true })
    // Its story takes a moment: whoever went elsewhere meanwhile stays there.
    if (place.store.getState().screen === screen) place.go({ incidentId: reply.value, screen: 'command' })
  }

  return (
    <section className={styles.welcome} aria-label={say(lang, 'screen.welcome.title')}>
      <h2>{say(lang, 'screen.welcome.title')}</h2>
      <p>{say(lang, 'screen.welcome.hint')}</p>
      <Segments
        label={say(lang, 'screen.settings.language')}
        value={lang}
        onChange={(language) => void settings.set({ language })}
        options={[
          { value: 'ko', text: <span lang="ko">한국어</span> },
          { value: 'en', text: <span lang="en">English</span> },
        ]}
      />
      <NameField />
      <ZoneField />
      <dl>
        <dt>{say(lang, 'screen.settings.data')}</dt>
        <dd>{on?.dataDir}</dd>
      </dl>
      <Problem of={problem ?? refused} />
      <div className={styles.acts}>
        <Button
          onPress={() => {
            void settings.set({ welcomed: true, language: lang })
            document.querySelector<HTMLElement>('main form input')?.focus()
          }}
        >
          {say(lang, 'screen.welcome.done')}
        </Button>
        <Button look="quiet" isPending={busy} onPress={() => void sample()}>
          {say(lang, 'screen.welcome.sample')}
        </Button>
      </div>
      <small>{say(lang, 'screen.welcome.sample.hint')}</small>
    </section>
  )
}
