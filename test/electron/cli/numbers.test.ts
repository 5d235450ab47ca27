import { describe, expect, it } from 'vitest'
import { incident } from './samples.ts'
import { cli } from './scripted.ts'

const at = (clock: string) => `2026-11-22T${clock}:00.000+09:00`
const real = { ...incident, milestones: { impact_started: at('14:00'), detected: at('14:02'), mitigated: at('14:20') } }
const calls = { 'incidents.list': [real, { ...real, id: 'inc-drill', mode: 'drill', title: '훈련' }] }

describe('numbers', () => {
  it('shows the times of one mode, the medians by severity, and what each time lies between', async () => {
    const { code, out } = await cli(['numbers'], { calls })
    expect(code).toBe(0)
    expect(out).toContain('Mode: Real. Others are not counted here.')
    expect(out).not.toContain('inc-drill')
    expect(out).toMatch(/inc-\S+ .* 2m +— +20m +—/u)
    expect(out).toMatch(/Median .* 2m +— +20m +—/u)
    expect(out).toContain('Time to mitigate: from “Impact started” to “Mitigated”')
  })

  it('is a CSV of the mode and the severity that are asked for, and one JSON value', async () => {
    const drill = await cli(['numbers', '--mode', 'drill', '--csv'], { calls })
    expect(drill.out.split('\r\n')[1]).toMatch(/^inc-drill,훈련,drill,/u)
    const none = await cli(['numbers', '--mode', 'exercise'], { calls })
    expect(none.out).toMatch(/^No incident on record in this mode/u)
    const { out } = await cli(['numbers', '--json'], { calls })
    expect(JSON.parse(out)).toMatchObject({ mode: 'real', incidents: [{ times: { detect: 120_000, resolve: null } }] })
  })
})
