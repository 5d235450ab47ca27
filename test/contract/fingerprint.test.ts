import { expect, it } from 'vitest'
import { contractFingerprint } from '../../electron/core/fingerprint.ts'
import pinned from './fingerprint.json' with { type: 'json' }

it('is the contract that was pinned', () => {
  expect(
    contractFingerprint(),
    'The contract changed: a call, an input, an output, a refusal or a topic. A CLI and a host with different contracts refuse ' +
      'each other (contract_differs), and scripts may lean on what is gone. If you meant it: add what callers can do rather than ' +
      'change what they do, say it in CHANGELOG.md, and put the new value into test/contract/fingerprint.json.',
  ).toBe(pinned.sha256)
})
