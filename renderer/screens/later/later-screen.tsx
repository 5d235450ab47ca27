import { LifeBuoy } from 'lucide-react'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { useLanguage, usePage } from '../../state/use-deck.ts'

const icons = { recovery: LifeBuoy } as const
const points = [1, 2, 3] as const

/** A room that is not furnished yet: what will be in it, and what does that work until then. */
export function LaterScreen({ of, incidentId }: { readonly of: keyof typeof icons; readonly incidentId: string | null }) {
  const lang = useLanguage()
  const { place } = usePage()
  const Icon = icons[of]
  return (
    <Page title={say(lang, `screen.rail.${of}`)} hint={say(lang, `screen.${of}.hint`)}>
      <Empty
        icon={<Icon size={28} strokeWidth={1.5} aria-hidden />}
        title={say(lang, `screen.${of}.none`)}
        acts={<Button onPress={() => place.go({ incidentId, screen: 'playbooks' })}>{say(lang, `screen.${of}.until`)}</Button>}
      >
        <p>{say(lang, `screen.${of}.will`)}</p>
        <ul>
          {points.map((point) => (
            <li key={point}>{say(lang, `screen.${of}.will.${point}`)}</li>
          ))}
        </ul>
      </Empty>
    </Page>
  )
}
