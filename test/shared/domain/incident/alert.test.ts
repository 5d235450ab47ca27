import { describe, expect, it } from 'vitest'
import { declarationFrom, severityOfLabel } from '../../../../shared/domain/incident/alert.ts'

describe('an alert', () => {
  it.each([
    ['critical', 'sev1'],
    ['PAGE', 'sev1'],
    ['error', 'sev2'],
    ['warning', 'sev3'],
    ['info', 'sev4'],
    ['constructor', 'sev2'],
    [null, 'sev2'],
  ] as const)('with the label %s is %s', (label, severity) => {
    expect(severityOfLabel(label)).toBe(severity)
  })

  const columns = ['alertname', 'severity', 'service', 'summary', 'fingerprint']
  const reading = {
    columns,
    rows: [
      ['QueueGrows', 'warning', null, '', 'aa11'],
      ['LLMHighFailureRate', 'critical', 'judgment', `LLM 호출 실패 ${'!'.repeat(300)}`, 'bb22'],
    ],
  }

  it('says what the incident is called, how bad it is and where', () => {
    expect(declarationFrom(reading, 'aa11')).toEqual({ title: 'QueueGrows', severity: 'sev3', services: [] })
    const long = declarationFrom(reading, 'bb22')
    expect(long).toMatchObject({ severity: 'sev1', services: ['judgment'] })
    expect(long?.title).toMatch(/^LLMHighFailureRate: LLM 호출 실패 !+…$/u)
    expect(long?.title.length).toBe(200)
  })

  it('that is not there says nothing', () => {
    expect(declarationFrom(reading, 'cc33')).toBeUndefined()
    expect(declarationFrom({ columns: [], rows: [] }, 'aa11')).toBeUndefined()
  })
})
