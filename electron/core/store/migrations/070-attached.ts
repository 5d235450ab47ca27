/** Which files entries have with them, so that none is taken away that some entry still names. Computed from the events. */
export const attached = {
  version: 70,
  sql: `
    CREATE TABLE attached (
      log_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      place INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (log_id, seq, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attached_by_hash ON attached (sha256);
  `,
} as const
