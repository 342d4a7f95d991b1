-- Who was ever on leave is asked of every report: those few alone, by the key.
CREATE INDEX enrolment_move_to ON enrolment_move (to_status, enrolment_id, on_day);
DROP INDEX enrolment_move_leave ON enrolment_move;
