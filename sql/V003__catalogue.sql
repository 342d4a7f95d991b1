-- Poles and types are the association's own data; only the kind behind a type is the product's.
CREATE TABLE pole (
  id       BIGINT       NOT NULL PRIMARY KEY,
  version  BIGINT       NOT NULL DEFAULT 0,
  code     VARCHAR(40)  NOT NULL,
  title    VARCHAR(120) NOT NULL,
  position INT          NOT NULL,
  CONSTRAINT pole_code_once UNIQUE (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE activity_type (
  id       BIGINT       NOT NULL PRIMARY KEY,
  version  BIGINT       NOT NULL DEFAULT 0,
  code     VARCHAR(40)  NOT NULL,
  title    VARCHAR(120) NOT NULL,
  kind     VARCHAR(20)  NOT NULL,
  position INT          NOT NULL,
  CONSTRAINT activity_type_code_once UNIQUE (code),
  CONSTRAINT activity_type_kind_known CHECK (kind IN ('COURSE', 'LITERACY', 'WORKSHOP', 'CIVIC_MODULE', 'SOLIDARITY', 'EVENT', 'COMMUNITY', 'EXCHANGE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE activity (
  id       BIGINT       NOT NULL PRIMARY KEY,
  version  BIGINT       NOT NULL DEFAULT 0,
  code     VARCHAR(40)  NOT NULL,
  pole_id  BIGINT       NOT NULL,
  type_id  BIGINT       NOT NULL,
  title    VARCHAR(200) NOT NULL,
  level    VARCHAR(12)  NULL,
  capacity INT          NOT NULL,
  position INT          NOT NULL,
  framework    VARCHAR(20)    NOT NULL DEFAULT 'NONE',
  objectives   VARCHAR(2000)  NULL,
  audience     VARCHAR(500)   NULL,
  prerequisites VARCHAR(500)  NULL,
  target_hours INT            NULL,
  language     VARCHAR(8)     NULL,
  price        DECIMAL(12, 2) NOT NULL DEFAULT 0,
  archived_at  DATETIME(6)    NULL,
  CONSTRAINT activity_framework_known CHECK (framework IN ('NONE', 'CEFR', 'LITERACY')),
  CONSTRAINT activity_target_hours_positive CHECK (target_hours > 0),
  CONSTRAINT activity_price_not_negative CHECK (price >= 0),
  CONSTRAINT activity_code_once UNIQUE (code),
  CONSTRAINT activity_capacity_positive CHECK (capacity > 0),
  KEY activity_pole (pole_id),
  KEY activity_type_key (type_id),
  CONSTRAINT activity_pole_fk FOREIGN KEY (pole_id) REFERENCES pole (id),
  CONSTRAINT activity_type_fk FOREIGN KEY (type_id) REFERENCES activity_type (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO pole (id, code, title, position) VALUES
  (11, 'langue', 'Langue', 1),
  (12, 'vie_quotidienne', 'Vie quotidienne', 2),
  (13, 'citoyennete', 'Citoyenneté', 3),
  (14, 'solidarite', 'Solidarité et autofinancement', 4);
INSERT INTO activity_type (id, code, title, kind, position) VALUES
  (21, 'fle', 'Français langue étrangère', 'COURSE', 1),
  (22, 'alpha', 'Alphabétisation', 'LITERACY', 2),
  (23, 'cuisine', 'Cuisine', 'WORKSHOP', 3),
  (24, 'bricolage', 'Bricolage et travaux d''aiguille', 'WORKSHOP', 4),
  (25, 'sante', 'Santé et prévention', 'WORKSHOP', 5),
  (26, 'citoyennete', 'Module de citoyenneté', 'CIVIC_MODULE', 6),
  (27, 'solidarite', 'Action de solidarité', 'SOLIDARITY', 7);
