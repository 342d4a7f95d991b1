-- A password that somebody else chose is changed before anything else. A line of the trail says more than ids among arguments.
ALTER TABLE account
  ADD COLUMN password_initial BOOLEAN NOT NULL DEFAULT FALSE,
  ADD CONSTRAINT account_initial_password_is_one CHECK (password_initial = FALSE OR password_hash IS NOT NULL);

ALTER TABLE audit_line
  MODIFY COLUMN subject VARCHAR(300) NOT NULL;

-- Whoever has one of these secrets becomes the first administrator: each start on an empty database prints one more.
CREATE TABLE first_run_key (
  secret_hash CHAR(64)    NOT NULL PRIMARY KEY,
  made_at     DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
