-- People who write their name down themselves on the public page, until somebody calls them; off by default.
ALTER TABLE association ADD COLUMN sign_up BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE sign_up (
  id          BIGINT       NOT NULL PRIMARY KEY,
  version     BIGINT       NOT NULL DEFAULT 0,
  given_name  VARCHAR(100) NOT NULL,
  family_name VARCHAR(100) NOT NULL,
  phone       VARCHAR(20)  NOT NULL,
  language    VARCHAR(8)   NOT NULL,
  wish        VARCHAR(300) NULL,
  asked_at    DATETIME(6)  NOT NULL,
  KEY sign_up_asked (asked_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
