import { describe, expect, it } from 'vitest'
import { openingCodes } from '../../../electron/loopback/opening-codes.ts'

describe('an opening code', () => {
  it('opens once', () => {
    const codes = openingCodes(() => 0)
    const code = codes.issue()
    expect(codes.redeemed()).toBe(false)
    expect([codes.redeem(code), codes.redeem(code), codes.redeemed()]).toEqual([true, false, true])
  })

  it('carries 128 bits and is never given twice', () => {
    const codes = openingCodes(() => 0)
    const given = Array.from({ length: 200 }, () => codes.issue())
    expect(new Set(given).size).toBe(200)
    expect(given.every((code) => Buffer.from(code, 'base64url').byteLength === 16)).toBe(true)
  })

  it('lives 30 seconds', () => {
    let now = 1_000
    const codes = openingCodes(() => now)
    const [early, late] = [codes.issue(), codes.issue()]
    now += 29_999
    expect(codes.redeem(early)).toBe(true)
    now += 1
    expect(codes.redeem(late)).toBe(false)
  })

  it('does not take another code of the same host with it', () => {
    const codes = openingCodes(() => 0)
    const [first, second] = [codes.issue(), codes.issue()]
    expect([codes.redeem(first), codes.redeem(second)]).toEqual([true, true])
  })

  it('is void after ten wrong guesses, and a new one works', () => {
    const codes = openingCodes(() => 0)
    const code = codes.issue()
    for (let guess = 0; guess < 10; guess += 1) expect(codes.redeem(`guess-${guess}`)).toBe(false)
    expect(codes.redeem(code)).toBe(false)
    expect(codes.redeem(codes.issue())).toBe(true)
  })

  it('survives nine wrong guesses', () => {
    const codes = openingCodes(() => 0)
    const code = codes.issue()
    for (let guess = 0; guess < 9; guess += 1) codes.redeem(`guess-${guess}`)
    expect(codes.redeem(code)).toBe(true)
  })
})
