import { Download, File as FileIcon, FileWarning } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { z } from 'zod'
import { fileNameFrom, sizeText } from '../../../shared/domain/timeline/attachments.ts'
import { attachment, type Attachment } from '../../../shared/domain/timeline/events.ts'
import { say } from '../../../shared/text/message.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import type { TimelineRow } from '../../state/order.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { saveBytes } from '../export/save-file.ts'
import { PictureView } from './picture-view.tsx'
import { isPictureType, thumbnailOf } from './thumbnails.ts'
import styles from './attached-files.module.css'

const attachments = z.array(attachment)

/** The files of an entry: a picture is shown small, everything else by its name. None is ever opened: only drawn, or saved. */
export function AttachedFiles({ row }: { readonly row: TimelineRow }) {
  const named = row.data['attachments']
  return row.type !== 'timeline.entry_logged.v1' || named === undefined ? null : <Attached row={row} named={named} />
}

function Attached({ row, named }: { readonly row: TimelineRow; readonly named: unknown }) {
  const lang = useLanguage()
  if (named === null) return <p className={styles.erased}>{say(lang, 'attachment.erased')}</p>
  const read = attachments.safeParse(named)
  if (!read.success || read.data.length === 0) return null
  return (
    <ul className={styles.files} aria-label={say(lang, 'attachment.list')}>
      {read.data.map((one, at) => (
        <AttachedFile key={`${one.sha256} ${at}`} file={one} incidentId={row.incidentId} />
      ))}
    </ul>
  )
}

function AttachedFile({ file, incidentId }: { readonly file: Attachment; readonly incidentId: string | null }) {
  const lang = useLanguage()
  const deck = useDeck()
  const state = useStore(deck.attachments.store, ({ standing }) => standing[file.sha256])
  const [problem, setProblem] = useState<Refusal | null>(null)
  useEffect(() => {
    if (incidentId !== null) deck.attachments.look(incidentId)
  }, [deck, incidentId])

  async function save() {
    const read = await deck.attachments.read(file.sha256)
    if ('code' in read) return setProblem(read)
    setProblem(null)
    saveBytes(fileNameFrom(file.name), read)
  }

  const isLacking = state === 'missing' || state === 'altered'
  return (
    <li className={styles.file}>
      {!isLacking && isPictureType(file.type) && <Thumbnail file={file} onSave={() => void save()} />}
      <span className={styles.name}>
        {isLacking ? <FileWarning size={14} aria-hidden /> : <FileIcon size={14} aria-hidden />}
        <bdi title={`SHA-256 ${file.sha256}`}>{file.name}</bdi>
        <small>{sizeText(file.bytes)}</small>
        {isLacking ? (
          <b className={styles.lacking}>{say(lang, `attachment.state.${state}`)}</b>
        ) : (
          <Button
            look="quiet"
            className={styles.save}
            label={say(lang, 'attachment.save', { name: file.name })}
            onPress={() => void save()}
          >
            <Download size={14} aria-hidden />
          </Button>
        )}
      </span>
      {isLacking && <span className={styles.lacking}>{say(lang, `attachment.${state}`)}</span>}
      <Problem of={isLacking ? null : problem} />
    </li>
  )
}

/** Drawn small, once it is in view; what says it is a picture and is none stays a file. */
function Thumbnail({ file, onSave }: { readonly file: Attachment; readonly onSave: () => void }) {
  const lang = useLanguage()
  const deck = useDeck()
  const [address, setAddress] = useState<string | null | undefined>(undefined)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    let wanted = true
    void thumbnailOf(deck.attachments, file.sha256).then((found) => wanted && setAddress(found ?? null))
    return () => void (wanted = false)
  }, [deck, file.sha256])
  if (address === null) return null
  return (
    <>
      <Button
        look="quiet"
        className={styles.picture}
        label={say(lang, 'attachment.show', { name: file.name })}
        onPress={() => setOpen(true)}
      >
        {address === undefined ? <span>{say(lang, 'attachment.loading')}</span> : <img src={address} alt="" />}
      </Button>
      {open && <PictureView file={file} onSave={onSave} onClose={() => setOpen(false)} />}
    </>
  )
}
