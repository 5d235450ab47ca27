import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { clientOf } from '../../../../shared/contract/bridge.ts'
import { countingPorts, startApp } from '../../../support/app.ts'
import { value } from '../../../support/reply.ts'

async function deskWith(printPdf?: (html: string) => Promise<Uint8Array>) {
  const ports = { ...countingPorts(), ...(printPdf && { printPdf }) }
  const app = await startApp({}, ports)
  const client = clientOf(app.bridge)
  const { incidentId } = value(await client.incidents.declare({ title: '판정 지연' }))
  return { ...app, client, incidentId, ports }
}

it('hands the document to the host as one page, and puts what left on the record', async () => {
  const pages: string[] = []
  const { client, incidentId, stop } = await deskWith(async (html) => {
    pages.push(html)
    return Buffer.from('%PDF-1.7 한 장')
  })
  const printed = value(await client.documents.pdf({ document: 'postmortem', language: 'ko' }))
  expect(Buffer.from(printed.base64, 'base64').toString()).toBe('%PDF-1.7 한 장')
  expect(printed.fileName).toMatch(/-postmortem\.ko\.pdf$/u)
  expect(printed.sha256).toBe(createHash('sha256').update('%PDF-1.7 한 장').digest('hex'))
  expect(pages[0]).toMatch(/<h1>.*판정 지연/u)
  const { rows } = value(await client.timeline.page({ incidentId, limit: 5 }))
  expect(rows.at(-1)).toMatchObject({ type: 'document.exported.v1', data: { document: 'postmortem', sha256: printed.sha256 } })
  await stop()
})

it('says that nothing prints here, and that printing went wrong, and records neither', async () => {
  const without = await deskWith()
  expect(await without.client.documents.pdf({ document: 'notice', language: 'en' })).toMatchObject({ error: { code: 'pdf_missing' } })
  await without.stop()
  const broken = await deskWith(async () => {
    throw new Error('no printer')
  })
  expect(await broken.client.documents.pdf({ document: 'notice', language: 'en' })).toMatchObject({ error: { code: 'pdf_failed' } })
  const { rows } = value(await broken.client.timeline.page({ limit: 5 }))
  expect(rows.map(({ type }) => type)).toEqual(['incident.declared.v1'])
  expect(broken.ports.faults).toEqual([expect.stringContaining('no printer')])
  await broken.stop()
})
