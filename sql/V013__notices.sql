-- What people are told when something they count on changes, in their language: read on their home page, and the outbox
-- that e-mail and SMS empty (sent_at NULL). The text says what is true now, so a later one replaces an unread one.
CREATE TABLE notice (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  person_id  BIGINT       NOT NULL,
  session_id BIGINT       NOT NULL,
  many       BOOLEAN      NOT NULL,
  language   VARCHAR(8)   NOT NULL,
  text       VARCHAR(600) NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  read_at    DATETIME(6)  NULL,
  sent_at    DATETIME(6)  NULL,
  KEY notice_person (person_id, created_at),
  KEY notice_session (session_id),
  KEY notice_outbox (sent_at, created_at),
  CONSTRAINT notice_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT notice_session_fk FOREIGN KEY (session_id) REFERENCES session (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
