import { useState } from 'react'
import { useStore } from 'zustand'
import { densities, themes, zonesShown } from '../../../shared/domain/settings/settings.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Keys } from '../../components/keys.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { BackupRecord } from './backup-record.tsx'
import { EnvironmentProfiles } from './environment-profiles.tsx'
import { KeptSecrets } from './kept-secrets.tsx'
import { PlaybooksFolder } from './playbooks-folder.tsx'
import { VerifyRecord } from './verify-record.tsx'
import { NameField, ZoneField } from './person-fields.tsx'
import styles from './settings.module.css'

/** What is set on this laptop, where everything lies, and whether it is sound. */
export function SettingsScreen() {
  const lang = useLanguage()
  const { settings } = useDeck()
  const { overlay } = usePage()
  const { theme, density, times, view, problem } = useStore(settings.store)
  return (
    <Page
      title={say(lang, 'screen.rail.settings')}
      hint={say(lang, 'screen.settings.hint')}
      acts={
        <Button onPress={() => overlay.open('keys')}>
          {say(lang, 'screen.keys.title')}
          <Keys of="keys" />
        </Button>
      }
    >
      {view && view.problems.length > 0 && (
        <div className={styles.broken} role="alert">
          <p>{say(lang, 'screen.settings.broken', { file: view.file })}</p>
          {view.problems.map(({ line, column, field }) => (
            <p key={field}>
              {field === ''
                ? say(lang, 'screen.settings.not_json', { line, column })
                : say(lang, 'screen.settings.wrong', { line, column, field })}
            </p>
          ))}
        </div>
      )}
      <Problem of={problem} />
      <Section name="you" title={say(lang, 'screen.settings.you')}>
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
      </Section>
      <Section name="look" title={say(lang, 'screen.settings.look')}>
        <Segments
          label={say(lang, 'screen.settings.theme')}
          value={theme}
          onChange={(next) => void settings.set({ theme: next })}
          options={themes.map((value) => ({ value, text: say(lang, `screen.theme.${value}`) }))}
        />
        <Segments
          label={say(lang, 'screen.settings.density')}
          value={density}
          onChange={(next) => void settings.set({ density: next })}
          options={densities.map((value) => ({ value, text: say(lang, `screen.density.${value}`) }))}
        />
      </Section>
      <Section name="times" title={say(lang, 'screen.settings.times')}>
        <Segments
          label={say(lang, 'zone.title')}
          value={times}
          onChange={(next) => void settings.set({ times: next })}
          options={zonesShown.map((value) => ({ value, text: say(lang, `zone.${value}`) }))}
        />
        <Segments
          label={say(lang, 'cadence.call_out.title')}
          value={view?.settings.callOut === false ? 'off' : 'on'}
          onChange={(next) => void settings.set({ callOut: next === 'on' })}
          options={(['on', 'off'] as const).map((value) => ({ value, text: say(lang, `screen.settings.${value}`) }))}
        />
      </Section>
      <PlaybooksFolder />
      <EnvironmentProfiles />
      <KeptSecrets />
      <VerifyRecord />
      <BackupRecord />
      <Where />
    </Page>
  )
}

function Where() {
  const lang = useLanguage()
  const { host, settings } = useDeck()
  const { place } = usePage()
  const view = useStore(host.store, (state) => state.view)
  const files = useStore(settings.store, (state) => state.view)
  const [again, setAgain] = useState(false)
  if (!view || !files) return null
  const facts = [
    ['screen.settings.version', `Quarterdeck ${view.version} · ${view.host}`],
    ['screen.settings.data', view.dataDir],
    ['screen.settings.file', files.file],
    ['screen.settings.schema', files.schema],
    ['screen.settings.log', view.logId],
    ['screen.settings.contract', view.fingerprint.slice(0, 16)],
  ] as const
  return (
    <Section name="about" title={say(lang, 'screen.settings.about')}>
      <dl className={styles.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{say(lang, key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{say(lang, 'screen.settings.by_hand')}</p>
      <div className={styles.acts}>
        <Button
          isDisabled={again}
          onPress={() => {
            setAgain(true)
            void settings.set({ welcomed: false }).then(() => place.go({ incidentId: null, screen: 'declare' }))
          }}
        >
          {say(lang, 'screen.settings.welcome_again')}
        </Button>
      </div>
    </Section>
  )
}
