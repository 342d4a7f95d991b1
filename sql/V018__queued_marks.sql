-- A phone without a network keeps what was tapped and sends it later, perhaps twice: its key comes once. What was older than
-- what somebody else had noted meanwhile is kept beside it, and counts nowhere.
ALTER TABLE attendance_change
  ADD COLUMN client_key CHAR(36) NULL,
  ADD COLUMN overtaken BOOLEAN NOT NULL DEFAULT FALSE,
  ADD CONSTRAINT attendance_change_key_once UNIQUE (client_key);
