-- The hours of a week in which somebody can teach. Nobody with a window is planned outside of them; without one, always.
CREATE TABLE availability (
  id          BIGINT     NOT NULL PRIMARY KEY,
  version     BIGINT     NOT NULL DEFAULT 0,
  person_id   BIGINT     NOT NULL,
  weekday     VARCHAR(9) NOT NULL,
  starts_at   TIME       NOT NULL,
  ends_at     TIME       NOT NULL,
  valid_from  DATE       NULL,
  valid_until DATE       NULL,
  CONSTRAINT availability_weekday_known CHECK
    (weekday IN ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')),
  CONSTRAINT availability_ends_after_start CHECK (ends_at > starts_at),
  CONSTRAINT availability_dates_in_order CHECK (valid_until >= valid_from),
  KEY availability_person (person_id),
  CONSTRAINT availability_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Days off of somebody who teaches, the first and the last included (LEAVE is a word of SQL). The note is for the person
-- and for those who plan; nobody asks for a medical reason.
CREATE TABLE trainer_leave (
  id        BIGINT       NOT NULL PRIMARY KEY,
  version   BIGINT       NOT NULL DEFAULT 0,
  person_id BIGINT       NOT NULL,
  starts_on DATE         NOT NULL,
  ends_on   DATE         NOT NULL,
  note      VARCHAR(200) NULL,
  CONSTRAINT trainer_leave_once UNIQUE (person_id, starts_on, ends_on),
  CONSTRAINT trainer_leave_dates_in_order CHECK (ends_on >= starts_on),
  CONSTRAINT trainer_leave_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
