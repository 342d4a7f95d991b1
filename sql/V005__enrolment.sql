CREATE TABLE enrolment (
  id           BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL DEFAULT 0,
  person_id    BIGINT       NOT NULL,
  group_id     BIGINT       NOT NULL,
  status       VARCHAR(12)  NOT NULL,
  requested_on DATE         NOT NULL,
  enrolled_on  DATE         NULL,
  ended_on     DATE         NULL,
  end_reason   VARCHAR(30)  NULL,
  -- At most one live enrolment per person and group: NULL never collides.
  live         TINYINT AS (CASE WHEN status IN ('COMPLETED', 'WITHDRAWN') THEN NULL ELSE 1 END) STORED,
  CONSTRAINT enrolment_live_once UNIQUE (group_id, person_id, live),
  CONSTRAINT enrolment_status_known CHECK (status IN ('REQUESTED', 'WAITING', 'OFFERED', 'ENROLLED', 'SUSPENDED', 'COMPLETED', 'WITHDRAWN')),
  CONSTRAINT enrolment_ended_when_over CHECK ((status IN ('COMPLETED', 'WITHDRAWN')) = (ended_on IS NOT NULL)),
  CONSTRAINT enrolment_dates_in_order CHECK (ended_on >= enrolled_on),
  KEY enrolment_person (person_id, group_id),
  CONSTRAINT enrolment_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT enrolment_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Every move of an enrolment is one line of the person's history.
CREATE TABLE enrolment_move (
  id           BIGINT      NOT NULL PRIMARY KEY,
  version      BIGINT      NOT NULL DEFAULT 0,
  enrolment_id BIGINT      NOT NULL,
  to_status    VARCHAR(12) NOT NULL,
  reason       VARCHAR(30) NULL,
  moved_at     DATETIME(6) NOT NULL,
  account_id   BIGINT      NULL,
  KEY enrolment_move_enrolment (enrolment_id),
  KEY enrolment_move_account (account_id),
  CONSTRAINT enrolment_move_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment (id),
  CONSTRAINT enrolment_move_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
