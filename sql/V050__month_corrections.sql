-- Closed months whose figures are others since, by what no sheet shows: two files that became one, or two again.
CREATE TABLE month_correction (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  kind       VARCHAR(10)  NOT NULL,
  first_day  DATE         NOT NULL,
  last_day   DATE         NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  made_at    DATETIME(6)  NOT NULL,
  account_id BIGINT       NULL,
  CONSTRAINT month_correction_kind_known CHECK (kind IN ('MERGED', 'PARTED')),
  CONSTRAINT month_correction_days_in_order CHECK (last_day >= first_day),
  CONSTRAINT month_correction_says_why CHECK (reason <> ''),
  KEY month_correction_made (made_at),
  KEY month_correction_account (account_id),
  CONSTRAINT month_correction_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
