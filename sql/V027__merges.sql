-- Two files of one human being: found by how their names sound, joined, and parted again if that was wrong.
ALTER TABLE person
  ADD COLUMN name_key    VARCHAR(250) NULL,
  ADD COLUMN merged_into BIGINT       NULL,
  ADD KEY person_name_key (name_key),
  ADD KEY person_phone (phone),
  ADD KEY person_birth_date (birth_date),
  ADD KEY person_merged_into (merged_into),
  ADD CONSTRAINT person_merged_into_fk FOREIGN KEY (merged_into) REFERENCES person (id);

CREATE TABLE person_merge (
  id         BIGINT      NOT NULL PRIMARY KEY,
  version    BIGINT      NOT NULL DEFAULT 0,
  kept_id    BIGINT      NOT NULL,
  gone_id    BIGINT      NOT NULL,
  merged_at  DATETIME(6) NOT NULL,
  account_id BIGINT      NULL,
  undone_at  DATETIME(6) NULL,
  KEY person_merge_kept (kept_id),
  KEY person_merge_gone (gone_id),
  KEY person_merge_account (account_id),
  CONSTRAINT person_merge_kept_fk FOREIGN KEY (kept_id) REFERENCES person (id),
  CONSTRAINT person_merge_gone_fk FOREIGN KEY (gone_id) REFERENCES person (id),
  CONSTRAINT person_merge_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a merge did, step by step: a cell that changed, or (without a column) a row that had to go, as JSON.
CREATE TABLE person_merge_step (
  id          BIGINT       NOT NULL PRIMARY KEY,
  version     BIGINT       NOT NULL DEFAULT 0,
  merge_id    BIGINT       NOT NULL,
  position    INT          NOT NULL,
  table_name  VARCHAR(64)  NOT NULL,
  row_key     VARCHAR(200) NOT NULL,
  column_name VARCHAR(64)  NULL,
  before_it   MEDIUMTEXT   NULL,
  after_it    VARCHAR(200) NULL,
  CONSTRAINT person_merge_step_once UNIQUE (merge_id, position),
  CONSTRAINT person_merge_step_merge_fk FOREIGN KEY (merge_id) REFERENCES person_merge (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Somebody looked: they are two.
CREATE TABLE person_distinct (
  one_id   BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  PRIMARY KEY (one_id, other_id),
  KEY person_distinct_other (other_id),
  CONSTRAINT person_distinct_order CHECK (one_id < other_id),
  CONSTRAINT person_distinct_one_fk FOREIGN KEY (one_id) REFERENCES person (id),
  CONSTRAINT person_distinct_other_fk FOREIGN KEY (other_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
