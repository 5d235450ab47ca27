import { useState } from 'react'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { milestones } from '../../../shared/domain/incident/words.ts'
import { labelOf } from '../../../shared/domain/timeline/describe.ts'
import { visibilities } from '../../../shared/domain/timeline/events.ts'
import { rowKinds } from '../../../shared/domain/timeline/row.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import { submitting } from '../forms/form-dialog.tsx'
import { OverDialog } from '../over-dialog.tsx'
import { HitList } from './hit-list.tsx'
import { nothingAsked, useFinding, type Asked } from './use-finding.ts'
import styles from './find.module.css'

/** Looks through the record by words and by all that a line is known by, in this incident or in all. */
export function FindDialog({ incident }: { readonly incident: Incident | undefined }) {
  const lang = useLanguage()
  return (
    <OverDialog of="find" title={say(lang, 'find.open')} width={860} isDismissable={false}>
      <FindForm incident={incident} />
    </OverDialog>
  )
}

/** Kept while the page lives: who jumped to a place and comes back goes on where they were. */
let lastAsked: Asked = nothingAsked

function FindForm({ incident }: { readonly incident: Incident | undefined }) {
  const lang = useLanguage()
  const [asked, setAsked] = useState(lastAsked)
  const { found, busy, problem, find, more } = useFinding(incident?.id ?? null)
  const set = (over: Partial<Asked>) => {
    lastAsked = { ...asked, ...over }
    setAsked(lastAsked)
  }
  const any = { value: 'any' as const, text: say(lang, 'find.any') }
  return (
    <div className={styles.find}>
      <form className={styles.form} {...submitting(() => void find(asked))}>
        <Field
          label={say(lang, 'find.words')}
          hint={say(lang, 'find.words.hint')}
          value={asked.words}
          onChange={(words) => set({ words })}
          maxLength={800}
          autoFocus
        />
        {incident && (
          <Segments
            label={say(lang, 'find.where')}
            value={asked.where}
            onChange={(where) => set({ where })}
            options={(['everywhere', 'here'] as const).map((value) => ({ value, text: say(lang, `find.${value}`) }))}
          />
        )}
        <div className={styles.fields}>
          <Choice
            label={say(lang, 'find.kind')}
            value={asked.kind}
            onChange={(kind) => set({ kind })}
            options={[any, ...rowKinds.map((value) => ({ value, text: labelOf(value, lang) }))]}
          />
          <Choice
            label={say(lang, 'find.milestone')}
            value={asked.milestone}
            onChange={(milestone) => set({ milestone })}
            options={[any, ...milestones.map((value) => ({ value, text: say(lang, `word.milestone.${value}`) }))]}
          />
          <Choice
            label={say(lang, 'find.visibility')}
            value={asked.visibility}
            onChange={(visibility) => set({ visibility })}
            options={[any, ...visibilities.map((value) => ({ value, text: say(lang, `word.visibility.${value}`) }))]}
          />
          <Choice
            label={say(lang, 'find.pin')}
            value={asked.pinned}
            onChange={(pinned) => set({ pinned })}
            options={[any, { value: 'pinned' as const, text: say(lang, 'find.pinned') }]}
          />
          <Field label={say(lang, 'find.author')} value={asked.author} onChange={(author) => set({ author })} maxLength={200} />
          <Field label={say(lang, 'find.tag')} value={asked.tags} onChange={(tags) => set({ tags })} maxLength={200} placeholder="db" />
          <Field
            label={say(lang, 'find.since')}
            value={asked.since}
            onChange={(since) => set({ since })}
            maxLength={64}
            mono
            placeholder="-2h"
          />
          <Field
            label={say(lang, 'find.until')}
            value={asked.until}
            onChange={(until) => set({ until })}
            maxLength={64}
            mono
            placeholder="2026-11-22"
          />
        </div>
        <div className={styles.acts}>
          <Button type="submit" look="primary" isPending={busy}>
            {say(lang, 'find.do')}
          </Button>
          <span role="status" className={styles.quiet}>
            {found === null
              ? say(lang, 'find.keys')
              : say(lang, 'find.found', { n: found.hits.length, more: found.next === null ? 'no' : 'yes' })}
          </span>
        </div>
        <Problem of={problem} />
      </form>
      {found && found.hits.length > 0 && <HitList hits={found.hits} shownId={incident?.id ?? null} />}
      {found !== null && found.next !== null && (
        <Button isPending={busy} onPress={() => void more()}>
          {say(lang, 'find.more')}
        </Button>
      )}
    </div>
  )
}
