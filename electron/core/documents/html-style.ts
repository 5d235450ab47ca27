/** How a printed document looks: A4, quiet, Korean broken at words, wide tables made to fit. */
export const style = `
@font-face { font-family: Pretendard; font-weight: 400; src: url('fonts/pretendard-latin-400-normal.woff2') format('woff2') }
@font-face { font-family: Pretendard; font-weight: 700; src: url('fonts/pretendard-latin-700-normal.woff2') format('woff2') }
@font-face { font-family: 'JetBrains Mono'; font-weight: 100 800; src: url('fonts/jetbrains-mono-latin-wght-normal.woff2') format('woff2') }
@page { size: A4; margin: 18mm 16mm 20mm }
html { font: 10pt/1.55 Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif; color: #16191d }
body { margin: 0; word-break: keep-all; overflow-wrap: anywhere; font-variant-numeric: tabular-nums }
h1 { font-size: 18pt; line-height: 1.3; margin: 0 0 10pt }
h2 { font-size: 13pt; margin: 18pt 0 6pt; padding-bottom: 3pt; border-bottom: 0.5pt solid #b6bcc4 }
h3 { font-size: 11pt; margin: 12pt 0 4pt }
h1, h2, h3 { break-after: avoid }
p, ul, ol, table, pre, blockquote { margin: 0 0 7pt }
table { width: 100%; border-collapse: collapse; font-size: 8.5pt }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { padding: 3pt 5pt; border: 0.5pt solid #c9ced5; text-align: left; vertical-align: top }
th { background: #eef0f3 }
blockquote { padding-left: 8pt; border-left: 2pt solid #8a94a1; color: #3d444d }
code, pre { font-family: 'JetBrains Mono', Pretendard, monospace; font-size: 8.5pt }
pre { padding: 6pt; background: #f4f5f7; white-space: pre-wrap }
a { color: inherit }
`
