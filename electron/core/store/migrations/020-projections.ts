/** What the events add up to. All of it can be dropped and computed again. */
export const projections = {
  version: 20,
  sql: `
    CREATE TABLE incident (
      id TEXT PRIMARY KEY,
      declared_ms INTEGER NOT NULL,
      hlc TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE TABLE run (
      id TEXT PRIMARY KEY,
      incident_id TEXT NOT NULL,
      started_ms INTEGER NOT NULL,
      hlc TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX run_of_incident ON run (incident_id, started_ms, hlc);
    CREATE TABLE connections (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT;
    CREATE TABLE timeline (
      incident_id TEXT NOT NULL,
      instant_ms INTEGER NOT NULL,
      hlc TEXT NOT NULL,
      log_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (incident_id, instant_ms, hlc, log_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE evidence (
      reading_id TEXT PRIMARY KEY,
      log_id TEXT NOT NULL,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
} as const
