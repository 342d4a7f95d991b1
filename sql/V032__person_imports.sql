-- Lists of people taken in from any table file: the last one can be undone. changes NULL: the person was created by it.
CREATE TABLE person_import (
  id          BIGINT       NOT NULL PRIMARY KEY,
  version     BIGINT       NOT NULL DEFAULT 0,
  file_name   VARCHAR(120) NOT NULL,
  imported_at DATETIME(6)  NOT NULL,
  account_id  BIGINT       NULL,
  created     INT          NOT NULL,
  completed   INT          NOT NULL,
  undone_at   DATETIME(6)  NULL,
  KEY person_import_at (imported_at),
  KEY person_import_account (account_id),
  CONSTRAINT person_import_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE person_import_row (
  import_id BIGINT     NOT NULL,
  person_id BIGINT     NOT NULL,
  changes   MEDIUMTEXT NULL,
  PRIMARY KEY (import_id, person_id),
  KEY person_import_row_person (person_id),
  CONSTRAINT person_import_row_import_fk FOREIGN KEY (import_id) REFERENCES person_import (id),
  CONSTRAINT person_import_row_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a column of that heading was taken for, the last time.
CREATE TABLE import_column (
  heading VARCHAR(120) NOT NULL PRIMARY KEY,
  field   VARCHAR(20)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
