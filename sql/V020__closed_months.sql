-- Until which day attendance is closed: what funders were told. The last row counts; the others are its history.
CREATE TABLE month_closing (
  id           BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL DEFAULT 0,
  closed_until DATE         NOT NULL,
  reason       VARCHAR(200) NULL,
  decided_at   DATETIME(6)  NOT NULL,
  account_id   BIGINT       NULL,
  CONSTRAINT month_closing_whole_months CHECK (closed_until = LAST_DAY(closed_until)),
  KEY month_closing_account (account_id),
  CONSTRAINT month_closing_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
