-- What somebody drew beside their name on a sheet, on a telephone passed round: lines on a field of 300 × 120 points.
CREATE TABLE attendance_signature (
  id          BIGINT        NOT NULL PRIMARY KEY,
  version     BIGINT        NOT NULL DEFAULT 0,
  session_id  BIGINT        NOT NULL,
  person_id   BIGINT        NOT NULL,
  strokes     VARCHAR(8000) NOT NULL,
  signed_at   DATETIME(6)   NOT NULL,
  received_at DATETIME(6)   NOT NULL,
  account_id  BIGINT        NULL,
  CONSTRAINT attendance_signature_once UNIQUE (session_id, person_id),
  KEY attendance_signature_person (person_id),
  KEY attendance_signature_account (account_id),
  CONSTRAINT attendance_signature_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT attendance_signature_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT attendance_signature_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
