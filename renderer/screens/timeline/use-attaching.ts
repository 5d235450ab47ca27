import { useEffect, useEffectEvent, useState, type ClipboardEvent } from 'react'
import { useStore } from 'zustand'
import { z } from 'zod'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { attachmentsMax } from '../../../shared/domain/timeline/attachments.ts'
import { attachment, type Attachment } from '../../../shared/domain/timeline/events.ts'
import { carriesFiles } from '../../client/dropped.ts'
import type { Picked } from '../../state/attachments.ts'
import { useDeck, useDraft } from '../../state/use-deck.ts'

const kept = z.string().transform(parsed).pipe(z.array(attachment))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const filesPlace = (incidentId: string) => `log files ${incidentId}`
/** A list a line: what another window left is put after what stands there. */
const filesIn = (text: string): readonly Attachment[] => {
  const all = text.split('\n').flatMap((line) => kept.safeParse(line).data ?? [])
  return [...new Map(all.map((file) => [file.sha256, file])).values()]
}

/** As a person reads such a draft. */
export const fileNamesIn = (text: string): string =>
  filesIn(text)
    .map(({ name }) => name)
    .join(', ')

/** The files of the line being written. They are a draft as its text is: a crash or a restart costs none. */
export function useAttaching(incidentId: string) {
  const { attachments, drafts } = useDeck()
  const place = filesPlace(incidentId)
  const [text] = useDraft(place)
  const sending = useStore(attachments.store, (state) => state.sending).filter((one) => one.incidentId === incidentId)
  const [problem, setProblem] = useState<Refusal | 'too_many' | 'busy' | null>(null)
  const files = filesIn(text)
  const now = () => filesIn(drafts.read(place))
  const keep = (next: readonly Attachment[]) => drafts.set(place, next.length === 0 ? '' : JSON.stringify(next))

  async function add(picked: readonly Picked[]) {
    setProblem(picked.length + sending.length + files.length > attachmentsMax ? 'too_many' : null)
    // One after the other: each is held in memory while it goes.
    for (const file of picked.slice(0, attachmentsMax - files.length - sending.length)) {
      const sent = await attachments.send(incidentId, file)
      if (sent && 'code' in sent) setProblem(sent)
      else if (sent && !now().some(({ sha256 }) => sha256 === sent.sha256)) keep([...now(), sent])
    }
  }

  return {
    ...{ files, sending, problem, add },
    /** Whether the line may go now; says why not. */
    isReady(): boolean {
      setProblem(sending.length > 0 ? 'busy' : null)
      return sending.length === 0
    },
    remove(sha256: string) {
      keep(now().filter((one) => one.sha256 !== sha256))
      attachments.discard(sha256)
    },
    /** What is on the record now; what came meanwhile stays. */
    logged: (gone: readonly Attachment[]) => keep(now().filter(({ sha256 }) => !gone.some((one) => one.sha256 === sha256))),
    stop: attachments.stop,
    /** Files on the clipboard. A table copied from a sheet comes as text and as a picture: the text is what was meant. */
    onPaste(event: ClipboardEvent) {
      const { files: pasted, types } = event.clipboardData
      if (pasted.length === 0 || types.includes('text/plain')) return
      event.preventDefault()
      void add([...pasted])
    },
  }
}

/** Files dropped anywhere on the page go to the line: left alone, the browser would leave the page for them. */
export function useDropped(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const dropped = useEffectEvent(take)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!carriesFiles(event)) return
      event.preventDefault()
      dropped([...event.dataTransfer.files])
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return over
}
