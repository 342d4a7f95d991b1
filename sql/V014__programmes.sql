-- The association's own lists: poles and kinds can be retired; themes, funders' programmes and their axes are new. What
-- a funder's programme counts, and how, has dates: rules change with the years.
ALTER TABLE pole ADD COLUMN retired_at DATETIME(6) NULL;
ALTER TABLE activity_type ADD COLUMN retired_at DATETIME(6) NULL;

CREATE TABLE theme (
  id         BIGINT       NOT NULL PRIMARY KEY,
  version    BIGINT       NOT NULL DEFAULT 0,
  code       VARCHAR(40)  NOT NULL,
  title      VARCHAR(120) NOT NULL,
  position   INT          NOT NULL,
  retired_at DATETIME(6)  NULL,
  CONSTRAINT theme_code_once UNIQUE (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE programme (
  id          BIGINT       NOT NULL PRIMARY KEY,
  version     BIGINT       NOT NULL DEFAULT 0,
  code        VARCHAR(40)  NOT NULL,
  title       VARCHAR(120) NOT NULL,
  position    INT          NOT NULL,
  retired_at  DATETIME(6)  NULL,
  funder      VARCHAR(120) NOT NULL,
  valid_from  DATE         NULL,
  valid_until DATE         NULL,
  CONSTRAINT programme_code_once UNIQUE (code),
  CONSTRAINT programme_validity CHECK (valid_until >= valid_from)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE programme_axis (
  id           BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL DEFAULT 0,
  code         VARCHAR(40)  NOT NULL,
  title        VARCHAR(120) NOT NULL,
  position     INT          NOT NULL,
  retired_at   DATETIME(6)  NULL,
  programme_id BIGINT       NOT NULL,
  CONSTRAINT programme_axis_code_once UNIQUE (code),
  KEY programme_axis_programme (programme_id),
  CONSTRAINT programme_axis_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE activity
  ADD COLUMN theme_id BIGINT NULL,
  ADD KEY activity_theme (theme_id),
  ADD CONSTRAINT activity_theme_fk FOREIGN KEY (theme_id) REFERENCES theme (id);

CREATE TABLE activity_programme (
  activity_id  BIGINT NOT NULL,
  programme_id BIGINT NOT NULL,
  PRIMARY KEY (activity_id, programme_id),
  KEY activity_programme_programme (programme_id),
  CONSTRAINT activity_programme_activity_fk FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT activity_programme_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE activity_axis (
  activity_id BIGINT NOT NULL,
  axis_id     BIGINT NOT NULL,
  PRIMARY KEY (activity_id, axis_id),
  KEY activity_axis_axis (axis_id),
  CONSTRAINT activity_axis_activity_fk FOREIGN KEY (activity_id) REFERENCES activity (id),
  CONSTRAINT activity_axis_axis_fk FOREIGN KEY (axis_id) REFERENCES programme_axis (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Solidarity and self-financing: what was made for whom, what it brought in and what it cost.
CREATE TABLE solidarity_action (
  id          BIGINT        NOT NULL PRIMARY KEY,
  version     BIGINT        NOT NULL DEFAULT 0,
  activity_id BIGINT        NOT NULL,
  on_date     DATE          NOT NULL,
  title       VARCHAR(200)  NOT NULL,
  partner     VARCHAR(200)  NULL,
  quantity    INT           NULL,
  unit        VARCHAR(60)   NULL,
  note        VARCHAR(1000) NULL,
  CONSTRAINT solidarity_action_quantity_positive CHECK (quantity > 0),
  KEY solidarity_action_activity (activity_id, on_date),
  KEY solidarity_action_date (on_date),
  CONSTRAINT solidarity_action_activity_fk FOREIGN KEY (activity_id) REFERENCES activity (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE money_line (
  id        BIGINT         NOT NULL PRIMARY KEY,
  version   BIGINT         NOT NULL DEFAULT 0,
  action_id BIGINT         NOT NULL,
  on_date   DATE           NOT NULL,
  label     VARCHAR(200)   NOT NULL,
  direction VARCHAR(10)    NOT NULL,
  amount    DECIMAL(12, 2) NOT NULL,
  CONSTRAINT money_line_direction_known CHECK (direction IN ('INCOME', 'COST')),
  CONSTRAINT money_line_amount_positive CHECK (amount > 0),
  KEY money_line_action (action_id, on_date),
  CONSTRAINT money_line_action_fk FOREIGN KEY (action_id) REFERENCES solidarity_action (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
