-- Somebody who should be called: why, who does it, what came of it. One open alert for a person and group.
CREATE TABLE absence_alert (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  person_id  BIGINT       NOT NULL,
  group_id   BIGINT       NOT NULL,
  signs      VARCHAR(120) NOT NULL,
  raised_on  DATE         NOT NULL,
  owner_id   BIGINT       NULL,
  outcome    VARCHAR(20)  NULL,
  note       VARCHAR(300) NULL,
  closed_at  DATETIME(6)  NULL,
  closed_by  BIGINT       NULL,
  open       TINYINT AS (CASE WHEN closed_at IS NULL THEN 1 ELSE NULL END) STORED,
  CONSTRAINT absence_alert_open_once UNIQUE (group_id, person_id, open),
  CONSTRAINT absence_alert_outcome_known CHECK (outcome IN ('COMES_BACK', 'LEAVES', 'ON_LEAVE', 'NOT_REACHED', 'OTHER', 'CAME', 'GONE')),
  CONSTRAINT absence_alert_closed_with_outcome CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  KEY absence_alert_person (person_id),
  KEY absence_alert_closed (closed_at),
  KEY absence_alert_owner (owner_id),
  KEY absence_alert_closer (closed_by),
  CONSTRAINT absence_alert_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT absence_alert_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id),
  CONSTRAINT absence_alert_owner_fk FOREIGN KEY (owner_id) REFERENCES account (id),
  CONSTRAINT absence_alert_closer_fk FOREIGN KEY (closed_by) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Which evenings' rounds were made: each once, whoever makes it.
CREATE TABLE evening_round (
  day DATE NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
