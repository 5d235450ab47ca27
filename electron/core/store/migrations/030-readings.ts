/** The bounded table of recent readings: not events, and not rebuilt from them. */
export const readings = {
  version: 30,
  sql: `
    CREATE TABLE recent_reading (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      reading_id TEXT NOT NULL UNIQUE,
      connection TEXT NOT NULL,
      reading TEXT NOT NULL
    ) STRICT;
    CREATE INDEX recent_reading_of_connection ON recent_reading (connection, place);
  `,
} as const
