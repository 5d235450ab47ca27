/** The record itself. `position` is the line of the journal; `(log_id, seq)` is the identity. */
export const events = {
  version: 10,
  sql: `
    CREATE TABLE event (
      position INTEGER PRIMARY KEY,
      log_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      hlc TEXT NOT NULL,
      type TEXT NOT NULL,
      incident_id TEXT,
      occurred_at TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      body TEXT NOT NULL,
      commitments TEXT NOT NULL,
      sealed TEXT NOT NULL,
      batch_start INTEGER NOT NULL,
      batch_end INTEGER NOT NULL,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL,
      UNIQUE (log_id, seq)
    ) STRICT;
    CREATE INDEX event_of_incident ON event (incident_id, hlc, log_id, seq) WHERE incident_id IS NOT NULL;
    CREATE INDEX event_of_the_record ON event (type, position) WHERE type IN ('log.opened.v1', 'timeline.event_redacted.v1');

    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE log_id = NEW.log_id AND seq = NEW.seq)
      OR EXISTS (SELECT 1 FROM event WHERE position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: this place is taken'); END;

    CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: nothing is deleted'); END;

    -- One change passes: sealed fields go to null, all of them, on the word of a recorded redaction.
    CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
    WHEN NOT (
      NEW.position IS OLD.position AND NEW.log_id IS OLD.log_id AND NEW.seq IS OLD.seq AND NEW.hlc IS OLD.hlc
      AND NEW.type IS OLD.type AND NEW.incident_id IS OLD.incident_id AND NEW.occurred_at IS OLD.occurred_at
      AND NEW.recorded_at IS OLD.recorded_at AND NEW.actor IS OLD.actor AND NEW.body IS OLD.body
      AND NEW.commitments IS OLD.commitments AND NEW.batch_start IS OLD.batch_start AND NEW.batch_end IS OLD.batch_end
      AND NEW.prev_hash IS OLD.prev_hash AND NEW.hash IS OLD.hash
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.sealed) WHERE type <> 'null')
      AND (SELECT json_group_array(key) FROM (SELECT key FROM json_each(NEW.sealed) ORDER BY key))
        = (SELECT json_group_array(key) FROM (SELECT key FROM json_each(OLD.sealed) ORDER BY key))
      AND EXISTS (
        SELECT 1 FROM event r WHERE r.type = 'timeline.event_redacted.v1'
        AND json_extract(r.body, '$.logId') = OLD.log_id AND json_extract(r.body, '$.seq') = OLD.seq
      )
    )
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: nothing is changed'); END;
  `,
} as const
