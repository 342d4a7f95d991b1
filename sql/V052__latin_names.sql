-- The name in Latin letters of who is written in others: how it sounds, and what stands on paper where those letters cannot
-- be drawn. It is looked for with the name.
ALTER TABLE person
  ADD COLUMN latin_name VARCHAR(200) NULL,
  ADD CONSTRAINT person_latin_name_said CHECK (latin_name <> '');
