import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TimelineLine } from '../../../../renderer/screens/timeline/timeline-line.tsx'
import type { TimelineRow } from '../../../../renderer/state/order.ts'
import { events } from '../../../support/story.ts'

const columns = 'NAME   READY\nweb-1  0/1'

function shown(kind: 'evidence' | 'observation') {
  const row = { ...events[0], type: 'timeline.entry_logged.v1', data: { entryId: 'e', kind, text: columns } } as unknown as TimelineRow
  const looks = {}
  return renderToStaticMarkup(createElement(TimelineLine, { row, before: undefined, zone: 'Asia/Seoul', looks, lang: 'en' }))
}

it('nothing stands before the first column of what was pasted; its kind stands above', () => {
  expect(shown('evidence')).toMatch(new RegExp(`Evidence</span><div[^>]*>${columns}</div>`, 'u'))
})

it('the kind of what was written leads into it', () => {
  expect(shown('observation')).toMatch(/<div[^>]*><span[^>]*>Observation<\/span>NAME/u)
})
