-- Reasons of absence are a list of the association's own like its poles: ordered, retired, brought back.
ALTER TABLE absence_reason
  ADD COLUMN code VARCHAR(40) NULL,
  ADD COLUMN retired_at DATETIME(6) NULL;
UPDATE absence_reason SET code = CONCAT('motif_', id);
ALTER TABLE absence_reason
  MODIFY code VARCHAR(40) NOT NULL,
  ADD CONSTRAINT absence_reason_code_once UNIQUE (code);
