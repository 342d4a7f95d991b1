-- What becomes of a file when it is not needed any more (field.md §5.2): kept closed while a proof needs the name, then
-- nobody's. Rows that figures are made of pass to rows of "person" that are nobody's (FIGURE), one for a year and purpose.
ALTER TABLE association
  ADD COLUMN contact_years INT NOT NULL DEFAULT 2,
  ADD COLUMN proof_years   INT NOT NULL DEFAULT 10,
  ADD CONSTRAINT association_contact_years_bounded CHECK (contact_years BETWEEN 1 AND 5),
  ADD CONSTRAINT association_proof_years_bounded CHECK (proof_years BETWEEN 1 AND 15);

ALTER TABLE person
  ADD COLUMN known_since DATE         NOT NULL DEFAULT (CURRENT_DATE),
  ADD COLUMN keep_until  DATE         NULL,
  ADD COLUMN keep_reason VARCHAR(200) NULL,
  ADD COLUMN kept_as     VARCHAR(10)  NULL,
  ADD COLUMN proof_until DATE         NULL,
  ADD KEY person_proof (proof_until),
  ADD CONSTRAINT person_kept_as_known CHECK (kept_as IN ('PROOF', 'FIGURE')),
  ADD CONSTRAINT person_proof_until_when CHECK (proof_until IS NULL OR kept_as = 'PROOF'),
  ADD CONSTRAINT person_kept_why CHECK ((keep_until IS NULL) = (keep_reason IS NULL));

-- That a file was closed or erased, without whose it was. account_id NULL: by the nightly round.
CREATE TABLE erasure (
  id          BIGINT      NOT NULL PRIMARY KEY,
  version     BIGINT      NOT NULL DEFAULT 0,
  erased_at   DATETIME(6) NOT NULL,
  account_id  BIGINT      NULL,
  proof_until DATE        NULL,
  row_count   INT         NOT NULL,
  KEY erasure_at (erased_at),
  KEY erasure_account (account_id),
  CONSTRAINT erasure_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The nightly rounds and what each took away, by table.
CREATE TABLE retention_round (
  day DATE NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
CREATE TABLE retention_line (
  day        DATE        NOT NULL,
  table_name VARCHAR(64) NOT NULL,
  row_count  INT         NOT NULL,
  PRIMARY KEY (day, table_name),
  CONSTRAINT retention_line_round FOREIGN KEY (day) REFERENCES retention_round (day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
