-- What the services refuse already, said by the database, too; and a column that no screen fills.
ALTER TABLE person
  DROP CONSTRAINT person_proof_until_when;
ALTER TABLE person
  ADD CONSTRAINT person_proof_until_when CHECK ((proof_until IS NOT NULL) = (COALESCE(kept_as, '') = 'PROOF'));

ALTER TABLE import_column
  ADD CONSTRAINT import_column_field_known CHECK (field IN ('', 'GIVEN', 'FAMILY', 'NAME', 'SEX', 'BIRTH', 'PHONE', 'EMAIL', 'MUNICIPALITY',
    'NATIONALITY', 'LANGUAGE', 'SCHOOLING', 'ENTERED', 'CODE'));

ALTER TABLE assessment
  ADD CONSTRAINT assessment_level_of_framework CHECK ((framework = 'CEFR' AND level IN ('0', 'A1.1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'))
    OR (framework = 'LITERACY' AND level IN ('D', '1', '2', '3', '4')));

ALTER TABLE placement_task
  ADD CONSTRAINT placement_task_level_of_framework CHECK ((framework = 'CEFR' AND level IN ('0', 'A1.1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'))
    OR (framework = 'LITERACY' AND level IN ('D', '1', '2', '3', '4')));

ALTER TABLE unasked_field
  ADD CONSTRAINT unasked_field_known CHECK (field IN ('SEX', 'BIRTH', 'NATIONALITY', 'LANGUAGE', 'SCHOOLING', 'EMAIL', 'MUNICIPALITY', 'CONTACT_BY',
    'LANGUAGES', 'ADDRESS', 'EMERGENCY', 'HOUSEHOLD'));

ALTER TABLE consent
  ADD KEY consent_told (purpose, edition, language),
  ADD KEY consent_edition (edition),
  ADD KEY consent_language (language),
  ADD CONSTRAINT consent_told_fk FOREIGN KEY (purpose, edition, language) REFERENCES consent_text (purpose, edition, language);

ALTER TABLE demand DROP FOREIGN KEY demand_activity_fk;
ALTER TABLE demand
  DROP KEY demand_activity,
  DROP COLUMN activity_id;
