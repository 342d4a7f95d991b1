-- A free place is offered to the first who waits, until a moment; who does not answer keeps waiting, but is passed over.
ALTER TABLE association
  ADD COLUMN answer_days INT NOT NULL DEFAULT 3,
  ADD CONSTRAINT association_answer_days_bounded CHECK (answer_days BETWEEN 1 AND 30);

ALTER TABLE enrolment
  ADD COLUMN offered_until DATETIME(6) NULL,
  ADD COLUMN passed_on     DATE        NULL,
  ADD COLUMN answer_hash   CHAR(64)    NULL,
  ADD CONSTRAINT enrolment_answer_once UNIQUE (answer_hash),
  ADD KEY enrolment_status_offered (status, offered_until);
UPDATE enrolment SET offered_until = UTC_TIMESTAMP(6) + INTERVAL 3 DAY WHERE status = 'OFFERED';
ALTER TABLE enrolment
  ADD CONSTRAINT enrolment_until_offered CHECK (offered_until IS NULL OR status = 'OFFERED'),
  ADD CONSTRAINT enrolment_passed_waiting CHECK (passed_on IS NULL OR status = 'WAITING'),
  ADD CONSTRAINT enrolment_answer_offered CHECK (answer_hash IS NULL OR status = 'OFFERED');
