/** Where each entry stands in the record, and how those stand that were corrected. Computed from the events, as all projections are. */
export const entries = {
  version: 50,
  sql: `
    CREATE TABLE entry (
      entry_id TEXT PRIMARY KEY,
      log_id TEXT NOT NULL,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE amended (
      log_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (log_id, seq)
    ) STRICT;
  `,
} as const
