-- The kinds of step are the association's own list; the import adds to it.
CREATE TABLE step_kind (
  id       BIGINT       NOT NULL PRIMARY KEY,
  version  BIGINT       NOT NULL DEFAULT 0,
  code     VARCHAR(40)  NOT NULL,
  title    VARCHAR(120) NOT NULL,
  position INT          NOT NULL,
  CONSTRAINT step_kind_code_once UNIQUE (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO step_kind (id, code, title, position) VALUES
  (51, 'heures', 'Premières heures', 1),
  (52, 'contrat', 'Contrat de travail', 2),
  (53, 'permis_en_cours', 'Permis de conduire en cours', 3),
  (54, 'permis', 'Permis de conduire obtenu', 4),
  (55, 'formation', 'Formation', 5),
  (56, 'stage', 'Stage', 6),
  (57, 'benevolat', 'Bénévolat', 7),
  (58, 'projet', 'Projet professionnel défini', 8),
  (59, 'cv', 'CV', 9),
  (60, 'entretien', 'Entretien d''embauche', 10);

CREATE TABLE employment_step (
  id             BIGINT        NOT NULL PRIMARY KEY,
  version        BIGINT        NOT NULL DEFAULT 0,
  person_id      BIGINT        NOT NULL,
  kind_id        BIGINT        NOT NULL,
  on_date        DATE          NOT NULL,
  employer       VARCHAR(120)  NOT NULL DEFAULT '',
  contract       VARCHAR(40)   NOT NULL DEFAULT '',
  hours_per_week DECIMAL(5, 2) NULL,
  ends_on        DATE          NULL,
  CONSTRAINT employment_step_once UNIQUE (person_id, on_date, kind_id, employer, contract),
  CONSTRAINT employment_step_dates_in_order CHECK (ends_on >= on_date),
  CONSTRAINT employment_step_hours_sensible CHECK (hours_per_week > 0 AND hours_per_week <= 168),
  KEY employment_step_kind (kind_id),
  KEY employment_step_date (on_date),
  CONSTRAINT employment_step_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT employment_step_kind_fk FOREIGN KEY (kind_id) REFERENCES step_kind (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
