-- A closure knows the event of the calendar file it came from: a newer file that has that event on other days moves it.
ALTER TABLE closure
  ADD COLUMN uid VARCHAR(255) NULL,
  ADD KEY closure_uid (uid);
