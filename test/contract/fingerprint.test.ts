import { expect, it } from 'vitest'
import { contractFingerprint } from '../../electron/core/fingerprint.ts'
import pinned from './fingerprint.json' with { type: 'json' }

/**
 * When this fails, the contract changed: a call, an input, an output, a refusal or a topic. A CLI and a host with different
 * contracts refuse each other (`contract_differs`), and scripts may lean on what is gone.
 */
const whenMeant =
  'the contract changed; if you meant it, add what callers can do rather than change what they do, say so in the changelog, ' +
  'and put the new value into test/contract/fingerprint.json'

it('is the contract that was pinned', () => {
  const found = contractFingerprint()
  expect({ found, whenMeant }).toEqual({ found: pinned.sha256, whenMeant })
})
