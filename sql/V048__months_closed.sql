-- Until when months are closed: the last decision of month_closing, in one row that whoever marks holds while marking
-- (shared) and whoever closes holds alone: a mark is either before a closing or after it.
CREATE TABLE months_closed (
  id           TINYINT NOT NULL PRIMARY KEY,
  closed_until DATE    NOT NULL,
  CONSTRAINT months_closed_once CHECK (id = 1),
  CONSTRAINT months_closed_whole_months CHECK (closed_until = LAST_DAY(closed_until))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO months_closed (id, closed_until)
SELECT 1, COALESCE((SELECT c.closed_until FROM month_closing c ORDER BY c.id DESC LIMIT 1), '1000-01-31');
