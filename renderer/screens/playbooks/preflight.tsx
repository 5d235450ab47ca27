import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { PreflightItems, PreflightLine } from './preflight-result.tsx'
import styles from './preflight.module.css'

/** What one playbook needs, and whether it was there when it was looked at. */
export function PreflightOf({ playbookId }: { readonly playbookId: string }) {
  const lang = useLanguage()
  const { playbooks } = useDeck()
  const of = useStore(playbooks.store, ({ readiness }) => readiness.find((one) => one.playbookId === playbookId))
  return (
    <Section name="preflight" title={say(lang, 'screen.preflight.title')} aside={<LookNow playbookIds={[playbookId]} />}>
      {of && <PreflightLine of={of} />}
      {of && of.items.length > 0 && <PreflightItems of={of} />}
    </Section>
  )
}

/** All of them on one page: what would not work if it were needed tonight. */
export function PreflightPage() {
  const lang = useLanguage()
  const { playbooks } = useDeck()
  const { readiness } = useStore(playbooks.store)
  return (
    <article className={styles.page} aria-label={say(lang, 'screen.preflight.title')}>
      <h2>{say(lang, 'screen.preflight.title')}</h2>
      <p className={styles.quiet}>{say(lang, 'screen.preflight.hint')}</p>
      <LookNow />
      {readiness.map((of) => (
        <section key={of.playbookId} aria-label={of.title?.[lang] ?? of.playbookId}>
          <h3>{of.title?.[lang] ?? of.playbookId}</h3>
          <PreflightLine of={of} />
          <PreflightItems of={{ ...of, items: of.items.filter(({ verdict }) => verdict !== 'ok') }} />
          {of.items.some(({ verdict }) => verdict === 'ok') && (
            <p className={styles.quiet}>
              {say(lang, 'screen.preflight.fine', { count: of.items.filter(({ verdict }) => verdict === 'ok').length })}
            </p>
          )}
        </section>
      ))}
    </article>
  )
}

function LookNow({ playbookIds }: { readonly playbookIds?: readonly string[] }) {
  const lang = useLanguage()
  const { client, playbooks } = useDeck()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function look() {
    setBusy(true)
    const reply = await client.playbooks.preflight(playbookIds ? { playbookIds: [...playbookIds] } : {})
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    await playbooks.loadReadiness()
  }

  return (
    <div className={styles.acts}>
      <Button isPending={busy} onPress={() => void look()}>
        {say(lang, 'screen.preflight.now')}
      </Button>
      <Problem of={problem} />
    </div>
  )
}
