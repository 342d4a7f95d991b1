-- What the association lets go before on its waiting lists, the first position first: each with words that justify it.
CREATE TABLE waiting_priority (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  position   INT          NOT NULL,
  title      VARCHAR(120) NOT NULL,
  retired_at DATETIME(6)  NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE enrolment
  ADD COLUMN priority_id BIGINT NULL,
  ADD KEY enrolment_priority (priority_id),
  ADD CONSTRAINT enrolment_priority_fk FOREIGN KEY (priority_id) REFERENCES waiting_priority (id);
