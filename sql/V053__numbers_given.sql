-- The number of a line in the history of a mark is given once. While two files were one, lines of both had numbers that are
-- free again when they are parted; what is written afterwards begins behind them, for a phone may have seen them.
ALTER TABLE person
  ADD COLUMN lines_given INT NOT NULL DEFAULT 0,
  ADD CONSTRAINT person_lines_given CHECK (lines_given >= 0);
