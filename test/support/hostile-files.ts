const mega = 1_048_576
const title = 'title: { ko: 가, en: a }'
const head = `api_version: quarterdeck/v1\nkind: Playbook\nid: hostile\n${title}\n`
const many = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at)).join('')
const steps = (count: number, more: (at: number) => string) =>
  `${head}steps:\n${many(count, (at) => `- { id: s${at}, type: note, ${title}${more(at)} }\n`)}`
const variables = (count: number, pattern: (at: number) => string) =>
  `${head}variables:\n${many(count, (at) => `  v${at}: { ${title}, pattern: '${pattern(at)}', default: ${'a'.repeat(900)} }\n`)}${steps(1, () => '').slice(head.length)}`

/** Texts that somebody made to hold us up, by what they try. The largest that a file may have, and ten times that. */
export const hostileFiles: Readonly<Record<string, () => string>> = {
  'an alias bomb': () =>
    `a: &a [${'x,'.repeat(9)}x]\n${many(8, (at) => `${'bcdefghi'[at]}: &${'bcdefghi'[at]} [${`*${'abcdefgh'[at]},`.repeat(9)}x]\n`)}`,
  'an alias bomb of few aliases': () =>
    `a: &a [${'x,'.repeat(1000)}]\nb: &b [${'*a,'.repeat(6)}]\nc: &c [${'*b,'.repeat(7)}]\nd: [${'*c,'.repeat(6)}]`,
  'an alias in itself': () => 'a: &a [*a]\n',
  'steps in themselves': () => `${head}steps: &s\n- { id: a, type: sequence, ${title}, steps: *s }\n`,
  '10 MB of one text': () => `${head}text: { ko: '${'가'.repeat(10 * mega)}', en: a }\n`,
  '10 MB of keys': () => many(800_000, (at) => `key-${at}: 1\n`),
  '10 MB of brackets': () => '['.repeat(10 * mega),
  ...Object.fromEntries(
    [...'[{,"\'?-:&*!|>\n\t#'].map((letter) => [`1 MB of ${JSON.stringify(letter)}`, () => `${letter} `.repeat(mega / 2)]),
  ),
  '1 MB of commas in brackets': () => `[${','.repeat(mega - 1)}`,
  '1 MB of documents': () => '---\n'.repeat(mega / 4),
  '1 MB of aliases': () => `a: &a [x]\n${'b: *a\n'.repeat(mega / 7)}`,
  '1400 blocks in blocks': () => many(1_400, (at) => `${' '.repeat(at)}a:\n`),
  '15,000 steps': () => steps(15_000, (at) => `, whem: ${at}`),
  '100,000 empty steps': () => `${head}steps:\n${'- {}\n'.repeat(100_000)}`,
  '500 conditions of open brackets': () => steps(500, (at) => `, when: "${'{'.repeat(240)}${at}"`),
  '500 conditions that are sound': () =>
    steps(500, (at) => `, when: "${'('.repeat(15)}vars.a == ${at}.0${')'.repeat(15)}${' || true'.repeat(50)}"`),
  '500 ways that lead nowhere': () => steps(500, (at) => `, on_failure: nowhere-${'a'.repeat(60)}${at}`),
  '100 patterns that count': () => variables(100, () => '(.?){999}'.repeat(20)),
  '100 patterns that backtrack': () => variables(100, (at) => `(a|a)*(a+)+$${at}`),
  '5,000 variables': () => variables(1_000, (at) => `a+${at}?`),
  'a text of 60,000 variables': () =>
    `${head}steps:\n- { id: a, type: note, title: { ko: "${many(60_000, (at) => `\${v${at}}`)}", en: a } }\n`,
  'a statement of 200,000 variables': () => `${head}steps:\n- { id: a, type: command, ${title}, sql: "${'${a}'.repeat(200_000)}" }\n`,
  'a body 90 deep': () => `${head}steps:\n- { id: a, type: command, ${title}, json: ${'['.repeat(90)}${']'.repeat(90)} }\n`,
}

const rows = Array(35).fill('rows').join('+')
/** Conditions that cost all they can, over 100 rows with a text of 1,000 letters each. */
export const hostileExpressions: readonly string[] = [
  `(${rows}).all(a, (${rows}).all(b, true))`,
  `[rows].map(x, ${Array(90).fill('x').join('+')}).map(y, ${Array(90).fill('y').join('+')}).size() > 0`,
  'rows.all(a, rows.all(b, a.text.matches("^(a|b|c)*[a-z]+$")))',
  'rows.all(a, rows.all(b, (a.text + b.text + a.text + b.text).contains("z") == false))',
  `[vars.text].map(x, ${Array(90).fill('x').join('+')}).map(y, ${Array(90).fill('y').join('+')})[0].matches("(a|b)*c")`,
  '{'.repeat(240),
  '('.repeat(499),
  '-'.repeat(499),
]
/** Patterns of a variable, each asked about 1,000 letters. */
export const hostilePatterns: readonly string[] = [
  '(.?){1000}'.repeat(19),
  '\\pL{0,1000}'.repeat(15),
  '(a|a|a|a)*'.repeat(20),
  '((a{0,30}){0,30}){0,1}',
  '((a{1000}){1000}){1000}',
  '(a+)+$',
  '('.repeat(200),
]
