import type { Language } from '../document/local-text.ts'
import type { Unit } from './reading.ts'
import { durationText } from '../time/show.ts'

const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** A number in its unit, short enough for a row: `61.2 %`, `4.2s`, `1.5 GiB`, `12.3/s`. */
export function measureText(value: number, unit: Unit, lang: Language): string {
  switch (unit) {
    case 'seconds':
      return durationText(value * 1000, lang)
    case 'percent':
      return `${plain(value, lang)} %`
    case 'ratio':
      return `${plain(value * 100, lang)} %`
    case 'per_second':
      return `${plain(value, lang)}/s`
    case 'bytes': {
      const step = Math.min(sizes.length - 1, value === 0 ? 0 : Math.max(0, Math.floor(Math.log2(Math.abs(value)) / 10)))
      return `${plain(value / 1024 ** step, lang)} ${sizes[step]}`
    }
    case 'count':
      return plain(value, lang)
  }
}

/** Three figures that mean something; whole numbers whole. */
function plain(value: number, lang: Language): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value)
}
