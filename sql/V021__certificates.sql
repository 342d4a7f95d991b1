-- Papers with a number: what they say is frozen, and is read again by the code that is on them.
CREATE TABLE certificate_number (
  year INT NOT NULL PRIMARY KEY,
  last INT NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE certificate (
  id            BIGINT       NOT NULL PRIMARY KEY,
  version       BIGINT       NOT NULL DEFAULT 0,
  number        VARCHAR(20)  NOT NULL,
  kind          VARCHAR(12)  NOT NULL,
  code          CHAR(32)     NOT NULL,
  person_id     BIGINT       NOT NULL,
  group_id      BIGINT       NULL,
  association   VARCHAR(120) NOT NULL,
  name          VARCHAR(250) NOT NULL,
  birth_date    DATE         NULL,
  from_on       DATE         NOT NULL,
  to_on         DATE         NOT NULL,
  statement     MEDIUMTEXT   NOT NULL,
  issued_at     DATETIME(6)  NOT NULL,
  account_id    BIGINT       NULL,
  replaces_id   BIGINT       NULL,
  cancelled_at  DATETIME(6)  NULL,
  cancel_reason VARCHAR(200) NULL,
  CONSTRAINT certificate_number_once UNIQUE (number),
  CONSTRAINT certificate_code_once UNIQUE (code),
  CONSTRAINT certificate_replaced_once UNIQUE (replaces_id),
  CONSTRAINT certificate_kind_known CHECK (kind IN ('ATTENDANCE', 'ENROLMENT')),
  CONSTRAINT certificate_dates_in_order CHECK (to_on >= from_on),
  CONSTRAINT certificate_cancelled_why CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
  KEY certificate_person (person_id, issued_at),
  KEY certificate_group (group_id, from_on, to_on),
  KEY certificate_account (account_id),
  CONSTRAINT certificate_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT certificate_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id),
  CONSTRAINT certificate_account_fk FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT certificate_replaces_fk FOREIGN KEY (replaces_id) REFERENCES certificate (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
