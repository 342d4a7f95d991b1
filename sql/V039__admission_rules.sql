-- Who an activity is for, as far as it can be said exactly: a coordinator may let somebody in all the same, and says why.
CREATE TABLE admission_rule (
  id          BIGINT      NOT NULL PRIMARY KEY,
  version     BIGINT      NOT NULL DEFAULT 0,
  activity_id BIGINT      NOT NULL,
  kind        VARCHAR(10) NOT NULL,
  other_id    BIGINT      NULL,
  -- 0 for a rule that names no other: NULL never collides
  about_id    BIGINT AS (COALESCE(other_id, 0)) STORED,
  years       INT         NULL,
  CONSTRAINT admission_rule_kind_known CHECK (kind IN ('AFTER', 'NOT_WITH', 'ONCE', 'AGE_FROM', 'AGE_TO')),
  CONSTRAINT admission_rule_other_named CHECK ((kind IN ('AFTER', 'NOT_WITH')) = (other_id IS NOT NULL)),
  CONSTRAINT admission_rule_years_named CHECK ((kind IN ('AGE_FROM', 'AGE_TO')) = (years IS NOT NULL)),
  CONSTRAINT admission_rule_years_human CHECK (years BETWEEN 1 AND 110),
  CONSTRAINT admission_rule_not_itself CHECK (other_id <> activity_id),
  CONSTRAINT admission_rule_once UNIQUE (activity_id, kind, about_id),
  KEY admission_rule_other (other_id),
  CONSTRAINT admission_rule_activity_fk FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT admission_rule_other_fk FOREIGN KEY (other_id) REFERENCES activity (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Schooled in French and yet not reading it is another public than schooled elsewhere.
ALTER TABLE person ADD COLUMN schooled_in VARCHAR(8) NULL;
