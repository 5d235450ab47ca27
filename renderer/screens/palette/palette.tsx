import { Search } from 'lucide-react'
import { Fragment, useMemo, useState, type KeyboardEvent } from 'react'
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { matching } from '../../../shared/domain/palette/match.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Keys } from '../../components/keys.tsx'
import { Problem } from '../../components/problem.tsx'
import { inOrder } from '../../state/incidents.ts'
import { recentFirst } from '../../state/recent.ts'
import { currentRun } from '../../state/runs.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { withTyped } from './acts.ts'
import { everything } from './everything.ts'
import { entries, useHits } from './entries.ts'
import type { Item, World } from './item.ts'
import styles from './palette.module.css'

/** More than anybody reads; the next letter narrows it. */
const shownMost = 60

/** Everything that can be done or gone to, found by what is typed. */
export function Palette({ incident }: { readonly incident: Incident | undefined }) {
  const { overlay } = usePage()
  const open = useStore(overlay.store, (state) => state.open === 'palette')
  return (
    <ModalOverlay isOpen={open} onOpenChange={(next) => overlay.open(next ? 'palette' : null)} isDismissable className={cx(styles.overlay)}>
      <Modal className={cx(styles.modal)}>
        <Choosing incident={incident} />
      </Modal>
    </ModalOverlay>
  )
}

function Choosing({ incident }: { readonly incident: Incident | undefined }) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const { client, recent, indexing } = useDeck()
  /** The index is read in, or anew: what is typed waits for it. */
  const reading = useStore(indexing)
  const lately = useStore(recent.store)
  const world = useWorld(incident)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)
  const all = useMemo(() => recentFirst(everything(world), lately), [world, lately])
  const hits = useHits(client, lang, typed)
  const found = useMemo(
    () => [...matching(all, typed).slice(0, typed === '' ? shownMost : shownMost - hits.list.length), ...entries(world, hits)],
    [all, typed, world, hits],
  )
  const shown = useMemo(() => [...found, ...withTyped(world, typed)], [found, typed, world])
  /** What was looked for and not found is no line for the record: only an arrow key makes it one. */
  const [moved, setMoved] = useState(false)
  const unchosen = found.length === 0 && !moved
  /** What writes to the record was chosen once: two letters and Enter are no fact yet. */
  const [asked, setAsked] = useState<string | null>(null)

  async function choose(item: Item) {
    if (item.records && asked !== item.id) return setAsked(item.id)
    const refusal = await item.run()
    if (refusal) return setProblem(refusal)
    if (!item.fleeting) recent.chose(item.id)
    overlay.open(null)
  }
  function onKeyDownCapture(event: KeyboardEvent) {
    // 229: an input method has the key; Enter ends a syllable and must not choose.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return event.stopPropagation()
    if (unchosen && typed !== '') return onUnchosen(event)
    // After a composed syllable no item has the focus: Enter means the first, as it is marked.
    const [first] = shown
    if (event.key !== 'Enter' || typed === '' || !first || event.currentTarget.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    event.stopPropagation()
    void choose(first)
  }

  function onUnchosen(event: KeyboardEvent) {
    const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (arrow) setMoved(true)
    // The last letter that still found something left the first item with the focus: the arrow key only shows it.
    if (event.key !== 'Enter' && !(arrow && event.currentTarget.getAttribute('aria-activedescendant'))) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Dialog className={cx(styles.dialog)} aria-label={say(lang, 'screen.palette.title')}>
      <Autocomplete
        inputValue={typed}
        disableAutoFocusFirst={unchosen}
        onInputChange={(next) => {
          setTyped(next)
          setMoved(false)
          setAsked(null)
        }}
      >
        <SearchField
          className={cx(styles.field)}
          aria-label={say(lang, 'screen.palette.title')}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') overlay.open(null)
          }}
        >
          <Search size={16} aria-hidden />
          <Input
            className={cx(styles.input)}
            placeholder={say(lang, 'screen.palette.placeholder')}
            autoComplete="off"
            spellCheck={false}
            onKeyDownCapture={onKeyDownCapture}
          />
          <kbd>Esc</kbd>
        </SearchField>
        <div className={styles.problem}>
          <Problem of={problem} />
        </div>
        {typed !== '' && reading && reading.indexed < reading.total && (
          <p className={styles.again} role="status">
            {say(lang, 'search.reading', { percent: Math.floor((100 * reading.indexed) / reading.total) })}
          </p>
        )}
        <p className={styles.again} role="status">
          {asked !== null && say(lang, 'screen.palette.again')}
        </p>
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={say(lang, 'screen.palette.list')}>
          <Menu
            aria-label={say(lang, 'screen.palette.list')}
            className={cx(styles.list, typed !== '' && (unchosen ? styles.unchosen : styles.sought))}
            items={shown}
            dependencies={[lang, asked]}
            renderEmptyState={() => <p className={styles.empty}>{say(lang, 'screen.palette.nothing')}</p>}
          >
            {(item) => (
              <MenuItem
                id={item.id}
                textValue={item.title}
                className={cx(styles.item, item.id === asked && styles.asked)}
                onAction={() => void choose(item)}
              >
                <span className={styles.group}>{say(lang, `screen.palette.group.${item.group}`)}</span>
                <span className={styles.title}>
                  <Marked text={item.title} marks={item.marks ?? []} />
                </span>
                {item.environment?.startsWith('production') && <EnvironmentWord of={item.environment} />}
                {item.aside && <span className={styles.aside}>{item.aside}</span>}
                {item.shortcut && <Keys of={item.shortcut} />}
              </MenuItem>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  )
}

/** A line with what was found in it set off. */
function Marked({ text, marks }: { readonly text: string; readonly marks: NonNullable<Item['marks']> }) {
  return (
    <>
      {marks.map(([start, end], at) => (
        <Fragment key={start}>
          {text.slice(marks[at - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}

function useWorld(incident: Incident | undefined): World {
  const page = usePage()
  const lang = useLanguage()
  const { deck } = page
  const byId = useStore(deck.incidents.store, (state) => state.byId)
  const { byId: runs, chosen } = useStore(deck.runs.store)
  const latest = useStore(deck.readings.store, (state) => state.latest)
  const verifying = useStore(deck.verification.store, (state) => state.running)
  const shelf = useStore(deck.playbooks.store)
  const list = useStore(deck.connections.store, (state) => state.list)
  const { list: changes, inForce } = useStore(deck.actions.store)
  const watches = useStore(deck.board.store, (state) => state.watches)
  const checks = useStore(deck.checks.store, (state) => state.list)
  return useMemo(
    () => ({
      ...page,
      ...{ lang, incident, incidents: inOrder(byId), run: currentRun(runs, chosen), runs: newestFirst(runs) },
      ...{
        playbooks: shelf.list,
        probes: shelf.probes,
        connections: list,
        readings: Object.values(latest),
        watches,
        checks,
        changes,
        inForce,
        verifying,
      },
    }),
    [page, lang, incident, byId, runs, chosen, shelf, list, latest, watches, checks, changes, inForce, verifying],
  )
}

const newestFirst = (runs: Readonly<Record<string, RunView>>) =>
  Object.values(runs).sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
