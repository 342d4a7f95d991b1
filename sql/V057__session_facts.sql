-- Counts per session, from its marks, its day and its group's list. Only for sessions that are some days old; for stale
-- and missing facts figures are counted from the marks.
-- people: ids of the people with minutes, sorted, as differences in seven bits per byte (PersonIds).
CREATE TABLE session_fact (
  session_id      BIGINT  NOT NULL PRIMARY KEY,
  fresh           BOOLEAN NOT NULL DEFAULT FALSE,
  listed          INT     NOT NULL DEFAULT 0,
  on_list_minutes INT     NOT NULL DEFAULT 0,
  attendances     INT     NOT NULL DEFAULT 0,
  minutes         INT     NOT NULL DEFAULT 0,
  people          BLOB    NULL,
  CONSTRAINT session_fact_counted CHECK (fresh = FALSE OR people IS NOT NULL),
  KEY session_fact_fresh (fresh, session_id),
  CONSTRAINT session_fact_session_fk FOREIGN KEY (session_id) REFERENCES session (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO session_fact (session_id) SELECT id FROM session;

-- Everything that figures read of a held session: no look-up of its row.
CREATE INDEX session_figures ON session (status, on_date, group_id, minutes, unnamed_heads, people_served);
