-- Shown where people sign in, in the association's words.
ALTER TABLE association
  ADD COLUMN whom_to_ask VARCHAR(200) NULL;
