CREATE TABLE absence_reason (
  id        BIGINT      NOT NULL PRIMARY KEY,
  version   BIGINT      NOT NULL DEFAULT 0,
  title     VARCHAR(80) NOT NULL,
  justified BOOLEAN     NOT NULL,
  position  INT         NOT NULL,
  CONSTRAINT absence_reason_title_once UNIQUE (title)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO absence_reason (id, title, justified, position) VALUES
  (31, 'maladie', TRUE, 1),
  (32, 'enfant malade', TRUE, 2),
  (33, 'garde d''enfant', TRUE, 3),
  (34, 'rendez-vous administratif', TRUE, 4),
  (35, 'convocation', TRUE, 5),
  (36, 'entretien, essai ou stage', TRUE, 6),
  (37, 'travail', TRUE, 7),
  (38, 'famille', TRUE, 8),
  (39, 'transport ou intempéries', TRUE, 9),
  (40, 'autre formation', TRUE, 10),
  (41, 'autre motif', TRUE, 11);

-- Not marked is the absence of a row and means nothing else.
CREATE TABLE attendance_mark (
  id                 BIGINT      NOT NULL PRIMARY KEY,
  version            BIGINT      NOT NULL DEFAULT 0,
  session_id         BIGINT      NOT NULL,
  person_id          BIGINT      NOT NULL,
  status             VARCHAR(10) NOT NULL,
  minutes_late       INT         NOT NULL,
  minutes_left_early INT         NOT NULL,
  minutes            INT         NOT NULL,
  reason_id          BIGINT      NULL,
  CONSTRAINT attendance_mark_once UNIQUE (session_id, person_id),
  CONSTRAINT attendance_mark_status_known CHECK (status IN ('PRESENT', 'EXCUSED', 'ABSENT', 'ANNOUNCED')),
  CONSTRAINT attendance_mark_minutes CHECK (minutes_late >= 0 AND minutes_left_early >= 0 AND minutes >= 0
    AND (status = 'PRESENT' OR (minutes = 0 AND minutes_late = 0 AND minutes_left_early = 0))),
  KEY attendance_mark_figures (session_id, minutes, person_id),
  KEY attendance_mark_person (person_id, session_id, status, minutes),
  KEY attendance_mark_reason (reason_id),
  CONSTRAINT attendance_mark_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT attendance_mark_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT attendance_mark_reason_fk FOREIGN KEY (reason_id) REFERENCES absence_reason (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Every value a mark ever had; it is also the audit trail of roll-calls. status NULL = the mark was taken back.
CREATE TABLE attendance_change (
  id                 BIGINT       NOT NULL PRIMARY KEY,
  version            BIGINT       NOT NULL DEFAULT 0,
  session_id         BIGINT       NOT NULL,
  person_id          BIGINT       NOT NULL,
  status             VARCHAR(10)  NULL,
  minutes_late       INT          NOT NULL,
  minutes_left_early INT          NOT NULL,
  reason_id          BIGINT       NULL,
  correction         VARCHAR(200) NULL,
  marked_at          DATETIME(6)  NOT NULL,
  received_at        DATETIME(6)  NOT NULL,
  account_id         BIGINT       NULL,
  KEY attendance_change_session (session_id, person_id, id),
  KEY attendance_change_person (person_id),
  KEY attendance_change_reason (reason_id),
  KEY attendance_change_account (account_id),
  CONSTRAINT attendance_change_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT attendance_change_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT attendance_change_reason_fk FOREIGN KEY (reason_id) REFERENCES absence_reason (id),
  CONSTRAINT attendance_change_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
