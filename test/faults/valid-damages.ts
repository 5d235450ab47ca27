interface Line {
  readonly log_id: string
  readonly seq: number
  readonly sealed: Readonly<Record<string, unknown>>
}
type Damaged = readonly (readonly [what: string, damaged: Buffer])[]
/** `changed`: the database after some SQL, done behind the product's back. */
type Damage = (bytes: Buffer, changed: (bytes: Buffer, sql: string) => Buffer) => Damaged

const linesOf = (bytes: Buffer) => bytes.toString('utf8').trimEnd().split('\n')
const joined = (lines: readonly string[]) => Buffer.from(`${lines.join('\n')}\n`)
const each = (bytes: Buffer, make: (lines: readonly string[], at: number) => readonly string[]): Damaged => {
  const lines = linesOf(bytes)
  // Spread over the record: the last two, of which the second has nothing after it, among them.
  const places = Array.from({ length: lines.length - 1 }, (_, at) => (at * 5 + lines.length - 2) % (lines.length - 1))
  return [...new Set(places)].map((at) => [`line ${at + 1}`, joined(make(lines, at))])
}

const versioned = (line: string, at: number) => line.replace('{"v":1', `{"v":${[3, 5, 9, 21][at % 4]}`)

/** Lines are as JSON.stringify writes them, so that what is changed here is all that changes. */
const sealedFields = (bytes: Buffer) =>
  linesOf(bytes).flatMap((line, at) => {
    const { log_id: logId, seq, sealed } = JSON.parse(line) as Line
    return Object.keys(sealed)
      .filter((name) => sealed[name] !== null)
      .map((name) => ({ at, logId, seq, name, others: { ...sealed, [name]: null } }))
  })

/** Kept from the journal of the same record for the database's turn: rows are named by it. */
const ofRows = (bytes: Buffer, changed: (bytes: Buffer, sql: string) => Buffer, sql: (seq: number) => string): Damaged =>
  Array.from({ length: 24 }, (_, at) => 2 + ((at * 7) % 24)).map((seq) => [`position ${seq}`, changed(bytes, sql(seq))])

/** Damage of one copy after which every line, and every row, is still one. */
export const validDamages: Readonly<Record<'journal.jsonl' | 'quarterdeck.db', Readonly<Record<string, Damage>>>> = {
  'journal.jsonl': {
    'two lines in each other’s place': (bytes) =>
      each(bytes, (lines, at) => lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '')),
    'a line twice': (bytes) => each(bytes, (lines, at) => lines.toSpliced(at + 1, 0, lines[at] ?? '')),
    'a line left out': (bytes) => each(bytes, (lines, at) => lines.toSpliced(at, 1)),
    'one sealed field null': (bytes) =>
      sealedFields(bytes).map(({ at, name, others }) => [
        `${name} of line ${at + 1}`,
        joined(
          linesOf(bytes).map((line, index) => (index === at ? JSON.stringify({ ...(JSON.parse(line) as Line), sealed: others }) : line)),
        ),
      ]),
    'a row as other JSON': (bytes) =>
      each(bytes, (lines, at) => lines.with(at, JSON.stringify(JSON.parse(lines[at] ?? ''), null, 1).replaceAll('\n', ' '))),
    // One bit makes a 1 a 3, a 5 or a 9: versions that nobody has written yet.
    'a line’s version another': (bytes) => each(bytes, (lines, at) => lines.with(at, versioned(lines[at] ?? '', at))),
    'a line’s version and its text others': (bytes) =>
      each(bytes, (lines, at) => lines.with(at, versioned(lines[at] ?? '', at).replace('"actor":"kim"', '"actor":"kin"'))),
    'a member more': (bytes) => each(bytes, (lines, at) => lines.with(at, (lines[at] ?? '').replace(/\}$/u, ',"note":"forged"}'))),
  },
  'quarterdeck.db': {
    'two rows in each other’s place': (bytes, changed) =>
      ofRows(
        bytes,
        changed,
        (at) => `UPDATE event SET position = -1 WHERE position = ${at}; UPDATE event SET position = ${at} WHERE position = ${at + 1};
          UPDATE event SET position = ${at + 1} WHERE position = -1`,
      ),
    'one sealed field null': (bytes, changed) =>
      ofRows(
        bytes,
        changed,
        (at) =>
          `UPDATE event SET sealed = json_set(sealed, '$.' || (SELECT key FROM json_each(sealed) LIMIT 1), NULL)
            WHERE position = (SELECT min(position) FROM event WHERE position >= ${at} AND sealed LIKE '%"value"%')`,
      ),
    'a row left out': (bytes, changed) => ofRows(bytes, changed, (at) => `DELETE FROM event WHERE position = ${at}`),
    'a row as other JSON': (bytes, changed) =>
      ofRows(
        bytes,
        changed,
        (at) => `UPDATE event SET body = replace(body, '{', '{ '), sealed = replace(sealed, '{', '{ ') WHERE position = ${at}`,
      ),
  },
}
