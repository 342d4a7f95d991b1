-- More of a person, each piece asked only where the association says so (unasked_field).
CREATE TABLE household (
  id      BIGINT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL DEFAULT 0
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE person
  ADD COLUMN contact_by      VARCHAR(10)  NULL,
  ADD COLUMN languages       VARCHAR(60)  NULL,
  ADD COLUMN reads_in        VARCHAR(60)  NULL,
  ADD COLUMN emergency_name  VARCHAR(100) NULL,
  ADD COLUMN emergency_phone VARCHAR(20)  NULL,
  ADD COLUMN street          VARCHAR(150) NULL,
  ADD COLUMN postcode        VARCHAR(12)  NULL,
  ADD COLUMN household_id    BIGINT       NULL,
  ADD KEY person_household (household_id),
  ADD CONSTRAINT person_contact_by_known CHECK (contact_by IN ('SMS', 'WHATSAPP', 'VOICE', 'EMAIL', 'LETTER')),
  ADD CONSTRAINT person_household_fk FOREIGN KEY (household_id) REFERENCES household (id);

CREATE TABLE unasked_field (
  field VARCHAR(20) NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Data that harm when they leak: written with a key that is not in the database (TREMPLIN_KEY).
CREATE TABLE person_secret (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  person_id  BIGINT       NOT NULL,
  kind       VARCHAR(20)  NOT NULL,
  sealed     VARCHAR(600) NOT NULL,
  CONSTRAINT person_secret_once UNIQUE (person_id, kind),
  CONSTRAINT person_secret_kind_known CHECK (kind IN ('RESIDENCE', 'RESIDENCE_UNTIL', 'ACCOMMODATION')),
  CONSTRAINT person_secret_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What people agree to, in the words and the language they were told; a new wording is another edition.
CREATE TABLE consent_text (
  purpose  VARCHAR(10)  NOT NULL,
  edition  INT          NOT NULL,
  language VARCHAR(8)   NOT NULL,
  text     VARCHAR(1000) NOT NULL,
  PRIMARY KEY (purpose, edition, language),
  CONSTRAINT consent_text_purpose_known CHECK (purpose IN ('MESSAGES', 'PHOTO', 'PARTNERS'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO consent_text (purpose, edition, language, text) VALUES
  ('MESSAGES', 1, 'fr', 'Vous pouvez m’envoyer des messages (SMS, WhatsApp) au sujet de mes cours. Je peux dire non plus tard.'),
  ('MESSAGES', 1, 'nl', 'U mag mij berichten sturen (sms, WhatsApp) over mijn lessen. Ik kan later nee zeggen.'),
  ('MESSAGES', 1, 'en', 'You may send me messages (SMS, WhatsApp) about my classes. I can say no later.'),
  ('MESSAGES', 1, 'ar', 'يمكنكم أن ترسلوا لي رسائل (SMS، واتساب) عن دروسي. يمكنني أن أرفض لاحقا.'),
  ('PHOTO', 1, 'fr', 'Vous pouvez me prendre en photo pendant les activités et montrer la photo dans l’association. Je peux dire non plus tard.'),
  ('PHOTO', 1, 'nl', 'U mag foto’s van mij nemen tijdens de activiteiten en ze in de vereniging tonen. Ik kan later nee zeggen.'),
  ('PHOTO', 1, 'en', 'You may take photographs of me during activities and show them in the association. I can say no later.'),
  ('PHOTO', 1, 'ar', 'يمكنكم تصويري أثناء الأنشطة وعرض الصورة في الجمعية. يمكنني أن أرفض لاحقا.'),
  ('PARTNERS', 1, 'fr', 'Vous pouvez dire au partenaire qui m’a envoyé·e si je viens aux cours. Rien d’autre. Je peux dire non plus tard.'),
  ('PARTNERS', 1, 'nl', 'U mag de partner die mij stuurde zeggen of ik naar de lessen kom. Niets anders. Ik kan later nee zeggen.'),
  ('PARTNERS', 1, 'en', 'You may tell the partner who sent me whether I come to class. Nothing else. I can say no later.'),
  ('PARTNERS', 1, 'ar', 'يمكنكم إخبار الجهة التي أرسلتني إن كنت أحضر الدروس. لا شيء آخر. يمكنني أن أرفض لاحقا.');

CREATE TABLE consent (
  id           BIGINT      NOT NULL PRIMARY KEY,
  version      BIGINT      NOT NULL DEFAULT 0,
  person_id    BIGINT      NOT NULL,
  purpose      VARCHAR(10) NOT NULL,
  edition      INT         NOT NULL,
  language     VARCHAR(8)  NOT NULL,
  interpreter  BOOLEAN     NOT NULL,
  given_on     DATE        NOT NULL,
  account_id   BIGINT      NULL,
  withdrawn_on DATE        NULL,
  CONSTRAINT consent_dates_in_order CHECK (withdrawn_on >= given_on),
  KEY consent_person (person_id, purpose),
  KEY consent_account (account_id),
  CONSTRAINT consent_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT consent_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
