-- Sessions at a distance, which some funders do not count; and whose logo stands on the sheets.
ALTER TABLE session ADD COLUMN distance BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE programme ADD COLUMN counts_distance BOOLEAN NOT NULL DEFAULT TRUE;

CREATE TABLE programme_logo (
  programme_id BIGINT     NOT NULL PRIMARY KEY,
  image        MEDIUMTEXT NOT NULL,
  CONSTRAINT programme_logo_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
