-- When somebody should be called: the association's own numbers; the first ones are those of the field.
CREATE TABLE sign_rule (
  id         BIGINT NOT NULL PRIMARY KEY,
  version    BIGINT NOT NULL DEFAULT 0,
  absences   INT    NOT NULL,
  rate       INT    NOT NULL,
  rate_weeks INT    NOT NULL,
  rate_after INT    NOT NULL,
  news_days  INT    NOT NULL,
  CONSTRAINT sign_rule_absences CHECK (absences BETWEEN 2 AND 20),
  CONSTRAINT sign_rule_rate CHECK (rate BETWEEN 1 AND 100),
  CONSTRAINT sign_rule_rate_weeks CHECK (rate_weeks BETWEEN 1 AND 26),
  CONSTRAINT sign_rule_rate_after CHECK (rate_after BETWEEN 1 AND 50),
  CONSTRAINT sign_rule_news_days CHECK (news_days BETWEEN 3 AND 90)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
INSERT INTO sign_rule (id, absences, rate, rate_weeks, rate_after, news_days) VALUES (1, 3, 60, 4, 5, 14);
