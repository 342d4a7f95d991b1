-- What was done in a session and what comes next: one log for each.
CREATE TABLE session_log (
  id         BIGINT        NOT NULL PRIMARY KEY,
  version    BIGINT        NOT NULL DEFAULT 0,
  session_id BIGINT        NOT NULL,
  done       VARCHAR(2000) NOT NULL,
  next_time  VARCHAR(2000) NOT NULL,
  account_id BIGINT        NULL,
  written_at DATETIME(6)   NOT NULL,
  CONSTRAINT session_log_once UNIQUE (session_id),
  KEY session_log_account (account_id),
  CONSTRAINT session_log_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT session_log_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A file (type, bytes) or a link (url) beside a log. removed_at: it can be put back for a day.
CREATE TABLE session_material (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  session_id BIGINT       NOT NULL,
  title      VARCHAR(200) NOT NULL,
  url        VARCHAR(500) NULL,
  type       VARCHAR(10)  NULL,
  bytes      BIGINT       NULL,
  account_id BIGINT       NULL,
  added_at   DATETIME(6)  NOT NULL,
  removed_at DATETIME(6)  NULL,
  CONSTRAINT session_material_file_or_link CHECK (
    (url IS NULL AND type IS NOT NULL AND bytes BETWEEN 1 AND 10000000)
    OR ((url LIKE 'http://%' OR url LIKE 'https://%') AND type IS NULL AND bytes IS NULL)),
  KEY session_material_session (session_id, removed_at),
  KEY session_material_account (account_id),
  KEY session_material_removed (removed_at),
  CONSTRAINT session_material_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT session_material_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The bytes of a file, where no list reads them: in pieces, so that they fit through any server's max_allowed_packet.
CREATE TABLE session_material_piece (
  material_id BIGINT   NOT NULL,
  position    INT      NOT NULL,
  content     LONGBLOB NOT NULL,
  PRIMARY KEY (material_id, position),
  CONSTRAINT session_material_piece_material_fk FOREIGN KEY (material_id) REFERENCES session_material (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
