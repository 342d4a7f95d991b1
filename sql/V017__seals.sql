-- A sheet that is sealed: what it said, chained to the sheet of the group sealed before. A correction afterwards is another
-- link. Nothing here is ever updated; the head tells how long the chain is, so that its end cannot be cut off unseen.
CREATE TABLE attendance_chain (
  group_id BIGINT   NOT NULL PRIMARY KEY,
  length   INT      NOT NULL,
  hash     CHAR(64) NOT NULL,
  CONSTRAINT attendance_chain_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE attendance_seal (
  id         BIGINT      NOT NULL PRIMARY KEY,
  version    BIGINT      NOT NULL DEFAULT 0,
  group_id   BIGINT      NOT NULL,
  position   INT         NOT NULL,
  session_id BIGINT      NOT NULL,
  kind       VARCHAR(10) NOT NULL,
  content    MEDIUMTEXT  NOT NULL,
  previous   CHAR(64)    NOT NULL,
  hash       CHAR(64)    NOT NULL,
  sealed_at  DATETIME(6) NOT NULL,
  account_id BIGINT      NULL,
  CONSTRAINT attendance_seal_kind_known CHECK (kind IN ('SEAL', 'CORRECTION')),
  CONSTRAINT attendance_seal_position_once UNIQUE (group_id, position),
  KEY attendance_seal_session (session_id, kind),
  KEY attendance_seal_account (account_id),
  CONSTRAINT attendance_seal_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id),
  CONSTRAINT attendance_seal_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT attendance_seal_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
