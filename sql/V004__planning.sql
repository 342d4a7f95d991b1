CREATE TABLE room (
  id       BIGINT       NOT NULL PRIMARY KEY,
  version  BIGINT       NOT NULL DEFAULT 0,
  site_id  BIGINT       NOT NULL,
  name     VARCHAR(120) NOT NULL,
  capacity INT          NULL,
  CONSTRAINT room_name_once UNIQUE (site_id, name),
  CONSTRAINT room_capacity_positive CHECK (capacity > 0),
  CONSTRAINT room_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A group is a run of an activity between two dates (GROUP is a word of SQL).
CREATE TABLE activity_group (
  id          BIGINT       NOT NULL PRIMARY KEY,
  version     BIGINT       NOT NULL DEFAULT 0,
  code        VARCHAR(40)  NOT NULL,
  activity_id BIGINT       NOT NULL,
  site_id     BIGINT       NOT NULL,
  room_id     BIGINT       NULL,
  title       VARCHAR(200) NOT NULL,
  capacity    INT          NOT NULL,
  starts_on   DATE         NOT NULL,
  ends_on     DATE         NOT NULL,
  opening     VARCHAR(10)  NOT NULL,
  CONSTRAINT activity_group_code_once UNIQUE (code),
  CONSTRAINT activity_group_capacity_positive CHECK (capacity > 0),
  CONSTRAINT activity_group_dates_in_order CHECK (ends_on >= starts_on),
  CONSTRAINT activity_group_opening_known CHECK (opening IN ('CLOSED', 'OPEN')),
  KEY activity_group_activity (activity_id),
  KEY activity_group_site (site_id),
  KEY activity_group_room (room_id),
  CONSTRAINT activity_group_activity_fk FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT activity_group_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT activity_group_room_fk FOREIGN KEY (room_id) REFERENCES room (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE group_trainer (
  group_id  BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (group_id, person_id),
  KEY group_trainer_person (person_id, group_id),
  CONSTRAINT group_trainer_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id),
  CONSTRAINT group_trainer_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A rule that sessions were made from, kept so that they can be changed together (RFC 5545 recurrence in rule).
CREATE TABLE session_series (
  id       BIGINT       NOT NULL PRIMARY KEY,
  version  BIGINT       NOT NULL DEFAULT 0,
  group_id BIGINT       NOT NULL,
  rule     VARCHAR(400) NOT NULL,
  KEY session_series_group (group_id),
  CONSTRAINT session_series_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Wall time of the association's zone; a meeting never crosses midnight. clash_reason: why somebody with the right let it
-- meet at the same time as another one in the same room or with the same trainer. sequence and changed_at: what
-- subscribed calendars follow.
CREATE TABLE session (
  id            BIGINT       NOT NULL PRIMARY KEY,
  version       BIGINT       NOT NULL DEFAULT 0,
  code          VARCHAR(40)  NOT NULL,
  group_id      BIGINT       NOT NULL,
  room_id       BIGINT       NULL,
  on_date       DATE         NOT NULL,
  starts_at     TIME         NOT NULL,
  ends_at       TIME         NOT NULL,
  minutes       INT          NOT NULL,
  status        VARCHAR(10)  NOT NULL,
  status_before VARCHAR(10)  NULL,
  cancel_reason VARCHAR(200) NULL,
  unnamed_heads INT          NULL,
  people_served INT          NULL,
  series_id     BIGINT       NULL,
  clash_reason  VARCHAR(200) NULL,
  sequence      INT          NOT NULL DEFAULT 0,
  changed_at    DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  CONSTRAINT session_code_once UNIQUE (code),
  CONSTRAINT session_ends_after_start CHECK (ends_at > starts_at),
  CONSTRAINT session_minutes_positive CHECK (minutes > 0),
  CONSTRAINT session_status_known CHECK (status IN ('PLANNED', 'HELD', 'CANCELLED')),
  CONSTRAINT session_status_before_known CHECK (status_before IN ('PLANNED', 'HELD')),
  CONSTRAINT session_heads_counted CHECK (unnamed_heads >= 0 AND people_served >= 0),
  KEY session_group (group_id, on_date, starts_at),
  KEY session_date (on_date, starts_at),
  KEY session_room (room_id, on_date),
  KEY session_series (series_id),
  CONSTRAINT session_series_fk FOREIGN KEY (series_id) REFERENCES session_series (id),
  CONSTRAINT session_group_fk FOREIGN KEY (group_id) REFERENCES activity_group (id),
  CONSTRAINT session_room_fk FOREIGN KEY (room_id) REFERENCES room (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE session_trainer (
  session_id BIGINT NOT NULL,
  person_id  BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id),
  KEY session_trainer_person (person_id, session_id),
  CONSTRAINT session_trainer_session_fk FOREIGN KEY (session_id) REFERENCES session (id),
  CONSTRAINT session_trainer_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
