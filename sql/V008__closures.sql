-- Days without sessions. site_id NULL = every site; one_site makes it comparable, for NULL never collides. The key is the
-- days and the place, not the reason: a day that Belgium and France both keep, by two names, is closed once.
CREATE TABLE closure (
  id        BIGINT       NOT NULL PRIMARY KEY,
  version   BIGINT       NOT NULL DEFAULT 0,
  site_id   BIGINT       NULL,
  starts_on DATE         NOT NULL,
  ends_on   DATE         NOT NULL,
  title     VARCHAR(120) NOT NULL,
  kind      VARCHAR(20)  NOT NULL,
  one_site  BIGINT AS (COALESCE(site_id, 0)) STORED,
  CONSTRAINT closure_once UNIQUE (starts_on, ends_on, one_site),
  CONSTRAINT closure_dates_in_order CHECK (ends_on >= starts_on),
  CONSTRAINT closure_a_year_at_most CHECK (DATEDIFF(ends_on, starts_on) < 366),
  CONSTRAINT closure_kind_known CHECK (kind IN ('PUBLIC_HOLIDAY', 'SCHOOL_HOLIDAY', 'OWN')),
  KEY closure_site (site_id),
  KEY closure_days (ends_on, starts_on),
  CONSTRAINT closure_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
