-- Rooms can be left out of what is planned next; what met in them stays.
ALTER TABLE room ADD COLUMN retired_at DATETIME(6) NULL;
