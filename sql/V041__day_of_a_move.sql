-- The association's day of a move: who is on the list on a day follows from days, not from instants. Of moves that were
-- made before, where the server knows the association's zone; elsewhere the day that was used until now, UTC's.
ALTER TABLE enrolment_move ADD COLUMN on_day DATE NULL;
UPDATE enrolment_move SET on_day = DATE(COALESCE(
  CONVERT_TZ(moved_at, '+00:00', (SELECT zone FROM association)), moved_at));
ALTER TABLE enrolment_move MODIFY COLUMN on_day DATE NOT NULL;
CREATE INDEX enrolment_move_leave ON enrolment_move (enrolment_id, to_status, on_day);
