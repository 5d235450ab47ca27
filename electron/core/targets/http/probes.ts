import type { ProbeSpec } from '../kind.ts'
import { certificateProbe } from './ask-certificate.ts'
import { headerProbe } from './ask-header.ts'
import { jsonProbe } from './ask-json.ts'
import { statusProbe } from './ask-status.ts'
import { statusPageProbe } from './ask-status-page.ts'

/** The questions we ask a web server. A new one is one entry here, its texts, and a test on a real server. */
export const httpProbes: readonly ProbeSpec[] = [statusProbe, headerProbe, jsonProbe, certificateProbe, statusPageProbe]
