-- What the file of somebody in a funder's scheme has to hold beside hours; what the funder asks at entry and exit is kept as it
-- was that day, question and answer (JSON: [{"question", "answer"}]), and never changed.
ALTER TABLE target
  ADD COLUMN contract_on DATE         NULL,
  ADD COLUMN proof       VARCHAR(200) NULL,
  ADD COLUMN waiver      VARCHAR(200) NULL,
  ADD COLUMN waived_on   DATE         NULL,
  ADD CONSTRAINT target_waived_why CHECK ((waiver IS NULL) = (waived_on IS NULL));

CREATE TABLE programme_question (
  id           BIGINT        NOT NULL PRIMARY KEY,
  version      BIGINT        NOT NULL DEFAULT 0,
  programme_id BIGINT        NOT NULL,
  position     INT           NOT NULL,
  title        VARCHAR(200)  NOT NULL,
  choices      VARCHAR(1000) NULL,
  retired_at   DATETIME(6)   NULL,
  KEY programme_question_programme (programme_id, position),
  CONSTRAINT programme_question_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE funder_snapshot (
  id         BIGINT     NOT NULL PRIMARY KEY,
  version    BIGINT     NOT NULL DEFAULT 0,
  target_id  BIGINT     NOT NULL,
  moment     VARCHAR(5) NOT NULL,
  on_date    DATE       NOT NULL,
  answers    MEDIUMTEXT NOT NULL,
  account_id BIGINT     NULL,
  CONSTRAINT funder_snapshot_once UNIQUE (target_id, moment),
  CONSTRAINT funder_snapshot_moment_known CHECK (moment IN ('ENTRY', 'EXIT')),
  KEY funder_snapshot_account (account_id),
  CONSTRAINT funder_snapshot_target_fk FOREIGN KEY (target_id) REFERENCES target (id),
  CONSTRAINT funder_snapshot_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
