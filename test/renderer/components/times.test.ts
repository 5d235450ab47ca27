import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url))
const bare = /<time\b/u

it('says every moment of every screen by the one component that knows the exact one', () => {
  const screens = readdirSync(`${renderer}screens`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  expect(screens.length).toBeGreaterThan(50)
  expect(screens.filter((name) => bare.test(readFileSync(`${renderer}screens/${name}`, 'utf8')))).toEqual([])
  expect(bare.test(readFileSync(`${renderer}components/times.tsx`, 'utf8'))).toBe(true)
})
