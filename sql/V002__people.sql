-- One row per human being; roles are added, never copies.
CREATE TABLE person (
  id             BIGINT       NOT NULL PRIMARY KEY,
  version        BIGINT       NOT NULL DEFAULT 0,
  code           VARCHAR(40)  NOT NULL,
  family_name    VARCHAR(100) NOT NULL DEFAULT '',
  given_name     VARCHAR(100) NOT NULL DEFAULT '',
  sex            CHAR(1)      NULL,
  birth_date     DATE         NULL,
  nationality    CHAR(2)      NULL,
  first_language VARCHAR(8)   NULL,
  schooling      VARCHAR(20)  NULL,
  phone          VARCHAR(20)  NULL,
  email          VARCHAR(190) NULL,
  municipality   VARCHAR(100) NULL,
  entered_on     DATE         NULL,
  site_id        BIGINT       NULL,
  provisional    BOOLEAN      NOT NULL DEFAULT FALSE,
  CONSTRAINT person_code_once UNIQUE (code),
  CONSTRAINT person_has_a_name CHECK (family_name <> '' OR given_name <> ''),
  CONSTRAINT person_sex_known CHECK (sex IN ('F', 'M', 'X')),
  CONSTRAINT person_schooling_known CHECK (schooling IN ('NEVER', 'PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'HIGHER')),
  KEY person_name (family_name, given_name),
  KEY person_given_name (given_name),
  KEY person_site (site_id),
  CONSTRAINT person_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE person_role (
  person_id BIGINT      NOT NULL,
  role      VARCHAR(12) NOT NULL,
  PRIMARY KEY (person_id, role),
  KEY person_role_role (role, person_id),
  CONSTRAINT person_role_known CHECK (role IN ('LEARNER', 'STAFF', 'VOLUNTEER', 'CONTACT')),
  CONSTRAINT person_role_person FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE account ADD CONSTRAINT account_person_fk FOREIGN KEY (person_id) REFERENCES person (id);
