/** Small states of the whole installation, and the points of readings over time: no readings, and no events. */
export const wholes = {
  version: 40,
  sql: `
    CREATE TABLE whole (
      name TEXT PRIMARY KEY,
      state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE point (
      series TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      value REAL,
      PRIMARY KEY (series, at_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX point_by_age ON point (at_ms);
  `,
} as const
