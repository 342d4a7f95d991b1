-- Codes on the trainer's screen by which learners note themselves: each for one person, for half a minute.
CREATE TABLE check_in_code (
  id         BIGINT      NOT NULL PRIMARY KEY,
  version    BIGINT      NOT NULL DEFAULT 0,
  hash       CHAR(64)    NOT NULL,
  session_id BIGINT      NOT NULL,
  shown_at   DATETIME(6) NOT NULL,
  person_id  BIGINT      NULL,
  CONSTRAINT check_in_code_once UNIQUE (hash),
  KEY check_in_code_session (session_id),
  KEY check_in_code_person (person_id),
  KEY check_in_code_shown (shown_at),
  CONSTRAINT check_in_code_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT check_in_code_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
