import { useState } from 'react'
import { say } from '../../shared/text/message.ts'
import { Segments } from '../components/segments.tsx'
import { useLanguage } from '../state/use-deck.ts'
import { Controls } from './controls.tsx'
import { Furniture } from './furniture.tsx'
import { Meanings } from './meanings.tsx'
import { densities, looks, Setting, type Density, type Look } from './setting.tsx'
import { Type } from './setting-of-type.tsx'
import styles from './gallery.module.css'

const languages = ['ko', 'en'] as const

/** Every component in every state, in both languages, every theme and density. For contributors: no user is sent here. */
export function Gallery() {
  const lang = useLanguage()
  const [look, setLook] = useState<Look | 'all'>('all')
  const [density, setDensity] = useState<Density>('compact')
  const shown = looks.filter((one) => look === 'all' || one === look)
  return (
    <main className={styles.gallery} lang={lang}>
      <header className={styles.head}>
        <div>
          <h1>{say(lang, 'gallery.title')}</h1>
          <p>{say(lang, 'gallery.says')}</p>
        </div>
        <Segments
          label={say(lang, 'gallery.theme')}
          value={look}
          onChange={setLook}
          options={(['all', ...looks] as const).map((value) => ({ value, text: say(lang, `gallery.${value}`) }))}
        />
        <Segments
          label={say(lang, 'gallery.density')}
          value={density}
          onChange={setDensity}
          options={densities.map((value) => ({ value, text: say(lang, `gallery.${value}`) }))}
        />
      </header>
      <div className={styles.settings}>
        {shown.flatMap((one) =>
          languages.map((language) => (
            <Setting key={`${one} ${language}`} language={language} look={one} density={density}>
              <Meanings />
              <Type />
              <Controls />
              <Furniture />
            </Setting>
          )),
        )}
      </div>
    </main>
  )
}
