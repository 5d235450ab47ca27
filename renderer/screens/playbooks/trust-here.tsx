import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { playbooks as contract } from '../../../shared/contract/playbooks.ts'
import { whatItDoes } from '../../../shared/domain/playbook/what-it-does.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import type { PlaybookEntry } from '../../state/playbooks.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './playbooks.module.css'

interface TrustProps {
  readonly entry: PlaybookEntry
  readonly steps: OutputOf<(typeof contract)['get']>['steps']
}

/** What came from outside does nothing until a person who sees what it would do says that it may: this text, and no other. */
export function TrustHere({ entry, steps }: TrustProps) {
  const lang = useLanguage()
  const { client, playbooks } = useDeck()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const does = whatItDoes(steps)
  const isTrusted = entry.trust === 'given'

  async function set(trusts: boolean) {
    setBusy(true)
    const reply = await client.playbooks.trust({ playbookId: entry.id, hash: entry.hash, trusts })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    await playbooks.load()
  }

  const lines = (['changes', 'copied', 'asks', 'calls'] as const).map((what) => [what, does[what].join(', ') || '—'] as const)
  return (
    <section className={styles.trust} data-trust={entry.trust} aria-label={say(lang, 'screen.playbooks.trust.title')}>
      <p>
        <b>{say(lang, isTrusted ? 'screen.playbooks.trust.given' : 'screen.playbooks.untrusted')}</b>
      </p>
      <ul>
        {lines.map(([what, names]) => (
          <li key={what}>{say(lang, `screen.playbooks.does.${what}`, { names })}</li>
        ))}
      </ul>
      <Problem of={problem} />
      <div className={styles.acts}>
        {isTrusted ? (
          <Button look="quiet" isPending={busy} onPress={() => void set(false)}>
            {say(lang, 'screen.playbooks.trust.back')}
          </Button>
        ) : (
          <Button isPending={busy} isDisabled={entry.title === null} onPress={() => void set(true)}>
            {say(lang, 'screen.playbooks.trust.this', { hash: entry.hash.slice(0, 12) })}
          </Button>
        )}
      </div>
    </section>
  )
}
