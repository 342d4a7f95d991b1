-- Sites, accounts, roles, tokens, audit. A site is here because it is a scope of access; rooms belong to planning.
CREATE TABLE id_block (
  name    VARCHAR(40) NOT NULL PRIMARY KEY,
  next_id BIGINT      NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO id_block (name, next_id) VALUES ('all', 1000);

CREATE TABLE association (
  id      BIGINT       NOT NULL PRIMARY KEY CHECK (id = 1),
  version BIGINT       NOT NULL DEFAULT 0,
  name    VARCHAR(120) NOT NULL,
  zone    VARCHAR(60)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO association (id, name, zone) VALUES (1, 'Mon association', 'Europe/Brussels');

CREATE TABLE site (
  id      BIGINT       NOT NULL PRIMARY KEY,
  version BIGINT       NOT NULL DEFAULT 0,
  name    VARCHAR(120) NOT NULL,
  CONSTRAINT site_name_once UNIQUE (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO site (id, name) VALUES (1, 'Siège');

CREATE TABLE account (
  id            BIGINT       NOT NULL PRIMARY KEY,
  version       BIGINT       NOT NULL DEFAULT 0,
  login         VARCHAR(120) NOT NULL,
  display_name  VARCHAR(200) NOT NULL,
  password_hash VARCHAR(255) NULL,
  person_id     BIGINT       NULL,
  enabled       BOOLEAN      NOT NULL DEFAULT TRUE,
  created_at    DATETIME(6)  NOT NULL,
  CONSTRAINT account_login_once UNIQUE (login),
  CONSTRAINT account_person_once UNIQUE (person_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- No row here for a role = every site.
CREATE TABLE account_role (
  account_id BIGINT      NOT NULL,
  role       VARCHAR(20) NOT NULL,
  PRIMARY KEY (account_id, role),
  CONSTRAINT account_role_known CHECK (role IN ('ADMINISTRATOR', 'COORDINATOR', 'TRAINER', 'COUNSELLOR', 'REPORTING', 'LEARNER')),
  CONSTRAINT account_role_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE account_site (
  account_id BIGINT NOT NULL,
  site_id    BIGINT NOT NULL,
  PRIMARY KEY (account_id, site_id),
  KEY account_site_site (site_id),
  CONSTRAINT account_site_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_site_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE access_token (
  id           BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL DEFAULT 0,
  account_id   BIGINT       NOT NULL,
  name         VARCHAR(80)  NOT NULL,
  scope        VARCHAR(10)  NOT NULL,
  secret_hash  CHAR(64)     NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NOT NULL,
  revoked_at   DATETIME(6)  NULL,
  CONSTRAINT access_token_secret_once UNIQUE (secret_hash),
  CONSTRAINT access_token_scope_known CHECK (scope IN ('READ', 'WRITE')),
  KEY access_token_account (account_id),
  CONSTRAINT access_token_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Who used what on whom. Ids only, never names or values. No foreign keys: a line outlives what it speaks of.
CREATE TABLE audit_line (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at         DATETIME(6)  NOT NULL,
  account_id BIGINT       NULL,
  use_case   VARCHAR(80)  NOT NULL,
  subject    VARCHAR(120) NOT NULL,
  outcome    VARCHAR(40)  NOT NULL,
  KEY audit_line_account (account_id, at),
  KEY audit_line_at (at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
