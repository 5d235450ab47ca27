import { expect, it } from 'vitest'
import { htmlOf } from '../../../../electron/core/documents/html.ts'

const html = (markdown: string) => htmlOf({ markdown, title: '판정 지연 <1>', lang: 'ko' })
const bodyOf = (markdown: string) => /<body>\n(?<body>.*)\n<\/body>/su.exec(html(markdown))?.groups?.['body']

it('is a page in its language, with a title, and a policy that loads nothing but its fonts', () => {
  expect(html('# 제목')).toMatch(/^<!doctype html>\n<html lang="ko">/u)
  expect(html('')).toContain('<title>판정 지연 &lt;1></title>'.replace('1>', '1&gt;'))
  expect(html('')).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'"`,
  )
  expect(html('같은 글')).toBe(html('같은 글'))
})

it('takes emphasis that ends at a Korean particle, and tables', () => {
  expect(bodyOf('**"승격"**을 결정')).toBe('<p><strong>"승격"</strong>을 결정</p>')
  expect(bodyOf('| 시각 | 무엇 |\n|---|---|\n| 14:05 | 차단 |')).toContain('<td>14:05</td>')
})

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[여기](javascript:alert(1))',
  '<iframe src="https://example.test"></iframe>',
  '<style>@import url(https://example.test)</style>',
  '<meta http-equiv="refresh" content="0;url=https://example.test">',
])('carries nothing that runs or loads: %s', (markdown) => {
  expect(bodyOf(markdown)).not.toMatch(/<(?:script|iframe|style|meta)|onerror|javascript:|example\.test/iu)
})
