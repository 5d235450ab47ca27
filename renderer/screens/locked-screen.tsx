import { KeyRound, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Link } from '../client/link.ts'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { LanguageToggle } from './rail.tsx'
import styles from './locked.module.css'

/** This page has no key: why, and how to open one that has. */
export function LockedScreen({ link }: { readonly link: Extract<Link, { state: 'locked' }> }) {
  const lang = useLanguage()
  return (
    <Alone icon={<KeyRound size={28} strokeWidth={1.5} aria-hidden />} title={say(lang, 'screen.locked.title')}>
      <p>{say(lang, `error.${link.code}`)}</p>
      <pre tabIndex={0}>npm start</pre>
      <p>{say(lang, 'screen.locked.kept')}</p>
    </Alone>
  )
}

/** Nothing was heard from the core yet. */
export function UnreachableScreen() {
  const lang = useLanguage()
  return (
    <Alone icon={<Unplug size={28} strokeWidth={1.5} aria-hidden />} title={say(lang, 'screen.unreachable.title')}>
      <p>{say(lang, 'screen.unreachable.says')}</p>
    </Alone>
  )
}

function Alone({ icon, title, children }: { readonly icon: ReactNode; readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={styles.alone}>
      <div className={styles.words}>
        {icon}
        <h1>{title}</h1>
        {children}
      </div>
      <div className={styles.language}>
        <LanguageToggle />
      </div>
    </main>
  )
}
