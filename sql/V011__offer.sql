-- What everybody may read without an account: the association says whether there is such a page at all, each activity
-- whether it is on it. What is not offered any more is never on it.
ALTER TABLE activity
  ADD COLUMN published BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN colour    VARCHAR(10) NOT NULL DEFAULT 'TEAL',
  ADD COLUMN pictogram VARCHAR(10) NOT NULL DEFAULT 'SCHOOL',
  ADD CONSTRAINT activity_colour_known CHECK (colour IN ('TEAL', 'ORANGE', 'GREEN', 'AMBER', 'RED', 'VIOLET')),
  ADD CONSTRAINT activity_pictogram_known CHECK (pictogram IN ('SCHOOL', 'BOOK', 'LANGUAGE', 'KITCHEN', 'NEEDLE', 'HEART', 'SCALE', 'PEOPLE', 'BRIEFCASE', 'WORLD', 'HOME', 'STAR')),
  ADD CONSTRAINT activity_public_while_offered CHECK (NOT published OR archived_at IS NULL);

ALTER TABLE association ADD COLUMN offer BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE site ADD COLUMN address VARCHAR(200) NULL;
