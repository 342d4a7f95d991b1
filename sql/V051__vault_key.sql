-- Which key data are sealed with, so that a wrong one is known before it seals anything. What is sealed says by which key, too.
CREATE TABLE vault_key (
  id          CHAR(8)      NOT NULL PRIMARY KEY,
  check_value VARCHAR(160) NOT NULL,
  made_at     DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
ALTER TABLE person_secret MODIFY COLUMN sealed VARCHAR(1300) NOT NULL;
