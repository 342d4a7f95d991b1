-- An apron, scissors, a notebook: told to whoever comes. Null: nothing is asked.
ALTER TABLE activity
  ADD COLUMN what_to_bring VARCHAR(300) NULL;
