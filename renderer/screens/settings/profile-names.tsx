import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { profiles as contract } from '../../../shared/contract/profiles.ts'
import { sections } from '../../../shared/domain/profile/spec.ts'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './profiles.module.css'

type Found = OutputOf<(typeof contract)['list']>['profiles'][number]

/** Every name of a profile and what it stands for, by the block it is written in. */
export function ProfileNames({ of }: { readonly of: Found }) {
  const lang = useLanguage()
  const { names, onCall, protectedNamespaces } = of
  const shown = sections.filter((section) => names.some((one) => one.section === section))
  return (
    <div className={styles.names}>
      {onCall !== null && (
        <p>
          {say(lang, 'profile.on_call')}: <code>{onCall}</code>
        </p>
      )}
      {protectedNamespaces.length > 0 && (
        <p>
          {say(lang, 'profile.protected')}: <code>{protectedNamespaces.join(', ')}</code>
        </p>
      )}
      {shown.map((section) => (
        <table key={section}>
          <caption>{say(lang, `profile.section.${section}`)}</caption>
          <tbody>
            {names
              .filter((one) => one.section === section)
              .map(({ name, title, means }) => (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                    {title && <small>{title[lang]}</small>}
                  </th>
                  <td>
                    <code>{means}</code>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
