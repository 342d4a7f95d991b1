-- The lines that a person has in a session are counted 1, 2, 3 …: what a phone has seen is the last of them, and of two who
-- write at the same moment the second looks again. A mark that was taken back leaves its number behind.
ALTER TABLE attendance_change
  ADD COLUMN position INT NULL,
  ADD COLUMN phone CHAR(36) NULL,
  ADD COLUMN moment_sure BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE attendance_change c
  JOIN (SELECT id, row_number() OVER (PARTITION BY session_id, person_id ORDER BY id) AS place FROM attendance_change) n
    ON n.id = c.id
  SET c.position = n.place;
ALTER TABLE attendance_change
  MODIFY position INT NOT NULL,
  ADD CONSTRAINT attendance_change_in_order UNIQUE (session_id, person_id, position),
  ADD CONSTRAINT attendance_change_position CHECK (position > 0),
  DROP KEY attendance_change_session;
