-- How a funder's programme counts minutes: what it overlooks, in what it counts, how it rounds, which absences it credits.
-- The facts stay minutes. Rules have dates: another rule is another programme.
ALTER TABLE programme
  ADD COLUMN tolerance_minutes INT         NOT NULL DEFAULT 0,
  ADD COLUMN unit              VARCHAR(10) NOT NULL DEFAULT 'HOUR',
  ADD COLUMN rounding          VARCHAR(10) NOT NULL DEFAULT 'HUNDREDTH',
  ADD CONSTRAINT programme_tolerance CHECK (tolerance_minutes BETWEEN 0 AND 60),
  ADD CONSTRAINT programme_unit_known CHECK (unit IN ('HOUR', 'PERIOD', 'LESSON', 'HALF_DAY')),
  ADD CONSTRAINT programme_rounding_known CHECK (rounding IN ('HUNDREDTH', 'HALF', 'WHOLE', 'COMPLETED'));

-- Days of an absence for this reason that a programme credits to a person, as long as it runs.
CREATE TABLE programme_credit (
  programme_id BIGINT NOT NULL,
  reason_id    BIGINT NOT NULL,
  most_days    INT    NOT NULL,
  PRIMARY KEY (programme_id, reason_id),
  CONSTRAINT programme_credit_days CHECK (most_days BETWEEN 1 AND 366),
  KEY programme_credit_reason (reason_id),
  CONSTRAINT programme_credit_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id),
  CONSTRAINT programme_credit_reason_fk FOREIGN KEY (reason_id) REFERENCES absence_reason (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a person has to reach in a programme (400 hours within 16 months), in the programme's unit.
CREATE TABLE target (
  id           BIGINT NOT NULL PRIMARY KEY,
  version      BIGINT NOT NULL DEFAULT 0,
  person_id    BIGINT NOT NULL,
  programme_id BIGINT NOT NULL,
  required     INT    NOT NULL,
  starts_on    DATE   NOT NULL,
  due_on       DATE   NOT NULL,
  CONSTRAINT target_once UNIQUE (person_id, programme_id),
  CONSTRAINT target_required CHECK (required BETWEEN 1 AND 10000),
  CONSTRAINT target_order CHECK (due_on >= starts_on),
  KEY target_programme (programme_id, due_on),
  CONSTRAINT target_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT target_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
