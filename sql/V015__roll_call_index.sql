-- The marks of a list, read from the index alone: the strip of the sessions before on the roll-call, and the figures.
CREATE INDEX attendance_mark_session ON attendance_mark (session_id, person_id, status, minutes_late, minutes);
DROP INDEX attendance_mark_figures ON attendance_mark;
