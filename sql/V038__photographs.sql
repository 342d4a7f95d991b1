-- A face beside a name, of who agreed to it: small, 160 points, as Base64 so that it merges, moves and leaves like any text.
CREATE TABLE person_photo (
  id         BIGINT NOT NULL PRIMARY KEY,
  version    BIGINT NOT NULL DEFAULT 0,
  person_id  BIGINT NOT NULL,
  taken_on   DATE   NOT NULL,
  account_id BIGINT NULL,
  image      TEXT   NOT NULL,
  CONSTRAINT person_photo_once UNIQUE (person_id),
  KEY person_photo_account (account_id),
  CONSTRAINT person_photo_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT person_photo_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
