/** Small states of one incident, beside it: who is in it, their tasks, what is left to do. */
export const parts = {
  version: 60,
  sql: `
    CREATE TABLE part (
      incident_id TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (incident_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX part_by_name ON part (name, incident_id);
  `,
} as const
