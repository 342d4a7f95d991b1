-- A closure knows the event of the calendar file it came from: a newer file that has that event on other days moves it.
ALTER TABLE closure
  ADD COLUMN uid VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD KEY closure_uid (uid);
