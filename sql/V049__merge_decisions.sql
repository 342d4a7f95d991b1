-- A step of a merge is a decision about one row, undone as a whole or not at all: what its cells held, and what they hold.
-- Of merges that were made before, one cell was a step; a mark's cells are one decision, whose minutes follow the session.
ALTER TABLE person_merge_step MODIFY COLUMN after_it MEDIUMTEXT NULL;
CREATE TEMPORARY TABLE mark_decision
  SELECT merge_id, row_key, MIN(position) AS position, CAST(JSON_OBJECTAGG(column_name, before_it) AS CHAR) AS before_it,
    CAST(JSON_REMOVE(JSON_OBJECTAGG(column_name, after_it), '$.minutes') AS CHAR) AS after_it
  FROM person_merge_step
  WHERE table_name = 'attendance_mark' AND column_name IS NOT NULL AND column_name NOT IN ('person_id', 'version')
  GROUP BY merge_id, row_key;
DELETE s FROM person_merge_step s
  JOIN mark_decision d ON d.merge_id = s.merge_id AND d.row_key = s.row_key AND d.position <> s.position
  WHERE s.table_name = 'attendance_mark' AND s.column_name <> 'person_id';
DELETE FROM person_merge_step WHERE column_name = 'version';
UPDATE person_merge_step SET before_it = JSON_OBJECT(column_name, before_it), after_it = JSON_OBJECT(column_name, after_it)
  WHERE column_name IS NOT NULL;
UPDATE person_merge_step s JOIN mark_decision d ON d.merge_id = s.merge_id AND d.position = s.position
  SET s.before_it = d.before_it, s.after_it = d.after_it;
DROP TEMPORARY TABLE mark_decision;
ALTER TABLE person_merge_step
  DROP COLUMN column_name,
  ADD CONSTRAINT person_merge_step_says CHECK (before_it IS NOT NULL OR after_it IS NOT NULL);
