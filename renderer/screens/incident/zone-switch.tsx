import { say } from '../../../shared/text/message.ts'
import { onMac } from '../../components/keys.tsx'
import { keysOf } from '../../state/shortcuts.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useTimes, zoneSwitch } from '../../state/zone.ts'
import styles from './bar.module.css'

/** In which zone all times stand, by its name; pressed, the next one: the incident's, this laptop's, UTC. */
export function ZoneSwitch({ zone }: { readonly zone: string }) {
  const lang = useLanguage()
  const { settings } = useDeck()
  const times = useTimes()
  return (
    <button
      type="button"
      className={styles.zone}
      data-times={times}
      title={`${say(lang, 'zone.switch')} (${keysOf('zone', onMac())})`}
      aria-label={`${zone}. ${say(lang, `zone.${times}`)}. ${say(lang, 'zone.switch')}`}
      onClick={() => void settings.set({ times: nextTimes(times) })}
    >
      {zone}
      <small>{say(lang, `zone.${times}`)}</small>
    </button>
  )
}

export const nextTimes = (times: (typeof zoneSwitch)[number]) =>
  zoneSwitch[(zoneSwitch.indexOf(times) + 1) % zoneSwitch.length] ?? 'incident'
