-- Whoever signs up waits for whoever else signs up, and a list of people for another list: neither for the other, and nobody
-- for a row that says something.
CREATE TABLE in_turn (
  what VARCHAR(20) NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO in_turn (what) VALUES ('SIGN_UP'), ('PEOPLE');
