import type { Language } from '../../../shared/domain/document/local-text.ts'
import { roleWord } from '../../../shared/domain/people/role-word.ts'
import { isKnownRole } from '../../../shared/domain/people/words.ts'
import type { Intent } from '../../../shared/domain/timeline/slash.ts'
import { say } from '../../../shared/text/message.ts'

/** What a line asks for of people, as it would be said; undefined where its own words say it. `name` is what the roster calls somebody. */
export function intentText(intent: Intent, lang: Language, name: (typed: string) => string): string | undefined {
  switch (intent.does) {
    case 'role': {
      const role = isKnownRole(intent.role) ? roleWord({ roleId: intent.role, title: '' }, lang) : intent.role
      return say(lang, 'timeline.role_assigned', { role, person: name(intent.person) })
    }
    case 'call':
      return say(lang, 'screen.palette.call', { name: name(intent.person) })
    case 'handover':
      return say(lang, 'screen.intent.handover', { to: name(intent.to) })
    case 'task': {
      const parts = [intent.owner === '' ? say(lang, 'task.nobody') : name(intent.owner), intent.box, intent.title]
      return [say(lang, 'timeline.kind.task'), ...parts.filter(Boolean)].join(' · ')
    }
    case 'follow_up': {
      const { kind, priority, owner, due, ticket, text } = intent
      const facts = [say(lang, `word.follow_up.${kind}`), priority === 'normal' ? '' : say(lang, `word.priority.${priority}`)]
      return [say(lang, 'timeline.kind.follow_up'), ...facts, owner === '' ? '' : name(owner), due, ticket, text]
        .filter(Boolean)
        .join(' · ')
    }
    default:
      return undefined
  }
}
