-- The same form with the same contents puts somebody on the list once, however often it is sent. Unknown of those before.
ALTER TABLE sign_up
  ADD COLUMN sent CHAR(64) NULL,
  ADD CONSTRAINT sign_up_once UNIQUE (sent);
