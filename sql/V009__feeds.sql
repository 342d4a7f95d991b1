-- Calendars that phones subscribe to, by a secret in the address; the secret is kept as its hash only.
CREATE TABLE calendar_feed (
  id          BIGINT      NOT NULL PRIMARY KEY,
  version     BIGINT      NOT NULL DEFAULT 0,
  account_id  BIGINT      NOT NULL,
  secret_hash CHAR(64)    NOT NULL,
  kind        VARCHAR(10) NOT NULL,
  person_id   BIGINT      NULL,
  room_id     BIGINT      NULL,
  group_id    BIGINT      NULL,
  created_at  DATETIME(6) NOT NULL,
  revoked_at  DATETIME(6) NULL,
  CONSTRAINT calendar_feed_secret_once UNIQUE (secret_hash),
  CONSTRAINT calendar_feed_of_one_thing CHECK (
    (kind IN ('TRAINER', 'LEARNER') AND person_id IS NOT NULL AND room_id IS NULL AND group_id IS NULL)
    OR (kind = 'ROOM' AND room_id IS NOT NULL AND person_id IS NULL AND group_id IS NULL)
    OR (kind = 'GROUP' AND group_id IS NOT NULL AND person_id IS NULL AND room_id IS NULL)),
  KEY calendar_feed_account (account_id),
  KEY calendar_feed_person (person_id),
  KEY calendar_feed_room (room_id),
  KEY calendar_feed_group (group_id),
  CONSTRAINT calendar_feed_account_fk FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT calendar_feed_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT calendar_feed_room_fk FOREIGN KEY (room_id) REFERENCES room (id),
  CONSTRAINT calendar_feed_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
