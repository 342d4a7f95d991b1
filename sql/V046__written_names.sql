-- How names compare is one rule now: the server notes at its start how every name is looked for and how it sounds. Of a
-- birth date that is not known the year may be, and what stands beside a telephone number in a list is not lost.
ALTER TABLE person
  ADD COLUMN folded_name VARCHAR(450) NULL,
  ADD COLUMN birth_year  SMALLINT     NULL,
  ADD COLUMN phone_note  VARCHAR(200) NULL,
  ADD CONSTRAINT person_birth_year_plausible CHECK (birth_year BETWEEN 1900 AND 2200);
UPDATE person SET name_key = NULL WHERE name_key IS NOT NULL;
