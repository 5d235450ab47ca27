import { densities, themes, type SettingsChange } from '../../../shared/domain/settings/settings.ts'
import { say } from '../../../shared/text/message.ts'
import { focusAfterClosing } from '../focus.ts'
import { refusedBy, titled, type Item, type World } from './item.ts'

/** What is set in one step; what needs a word typed is one step away. */
export function settings(world: World): readonly Item[] {
  const { lang, deck } = world
  const set = (id: string, change: SettingsChange, key: Parameters<typeof titled>[1], what: string, words: readonly string[]): Item => ({
    ...{ id: `set ${id}`, group: 'setting', ...titled(lang, key, { what }, words) },
    does: ['settings.set'],
    run: () => void deck.settings.set(change),
  })
  const both = (key: Parameters<typeof titled>[1]) => titled(lang, key).words
  return [
    set('ko', { language: 'ko' }, 'screen.palette.language', '한국어', ['Korean', '한국어']),
    set('en', { language: 'en' }, 'screen.palette.language', 'English', ['English', '영어']),
    ...themes.map((theme) =>
      set(`theme ${theme}`, { theme }, 'screen.palette.theme', say(lang, `screen.theme.${theme}`), both(`screen.theme.${theme}`)),
    ),
    ...densities.map((density) =>
      set(
        `density ${density}`,
        { density },
        'screen.palette.density',
        say(lang, `screen.density.${density}`),
        both(`screen.density.${density}`),
      ),
    ),
    ...onSettings(world),
  ]
}

/** The sections of the settings' screen, and the care of the record. */
function onSettings({ lang, place, incident, deck, verifying }: World): readonly Item[] {
  const go = (section: string, within: string) => {
    place.go({ incidentId: incident?.id ?? null, screen: 'settings' })
    focusAfterClosing(`[data-section="${section}"] ${within}`)
  }
  return [
    {
      ...{ id: 'verify', group: 'act', ...titled(lang, 'screen.palette.verify', {}, ['verify', 'hash']), does: ['record.verify'] },
      run() {
        go('verify', 'button')
        void deck.verification.verify()
      },
    },
    ...(verifying
      ? [
          {
            ...{ id: 'stop verify', group: 'act', ...titled(lang, 'screen.palette.stop_verify'), does: ['record.stopVerify'] },
            run: () => refusedBy(deck.verification.stop()),
          } satisfies Item,
        ]
      : []),
    {
      ...{
        id: 'backup',
        group: 'act',
        ...titled(lang, 'screen.palette.backup', {}, ['backup', 'restore', '복원', 'copy save 백업']),
        does: ['record.backup'],
      },
      run: () => go('backup', 'input'),
    },
    {
      ...{ id: 'profiles', group: 'setting', ...titled(lang, 'screen.palette.profiles', {}, ['D-3', 'profile', 'PromQL', '프로파일']) },
      does: ['profiles.list', 'profiles.create', 'profiles.check', 'profiles.schema'],
      run: () => go('profiles', 'h2'),
    },
    {
      ...{ id: 'secrets', group: 'setting', ...titled(lang, 'screen.palette.secrets') },
      does: ['secrets.list', 'secrets.put', 'secrets.remove'],
      run: () => go('secrets', 'h2'),
    },
    {
      id: 'set name',
      group: 'setting',
      ...titled(lang, 'screen.palette.name'),
      does: ['settings.set'],
      run: () => go('you', 'form input'),
    },
    {
      id: 'set zone',
      group: 'setting',
      ...titled(lang, 'screen.palette.zone', {}, ['utc timezone kst 시간대']),
      does: ['settings.set'],
      run: () => go('you', '[data-zone] button'),
    },
    {
      id: 'about',
      group: 'setting',
      ...titled(lang, 'screen.palette.about'),
      does: ['host.info', 'settings.get'],
      run: () => go('about', 'h2'),
    },
  ]
}
