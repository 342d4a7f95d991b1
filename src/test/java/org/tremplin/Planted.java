package org.tremplin;

import java.util.List;

/**
 * A row about a person for the tables that tests fill by hand: %1$d a fresh id, %2$d the person, %3$s words to be looked for,
 * %4$d a group and %5$d a session of theirs. Whoever adds a table about people adds a row here.
 */
public final class Planted {
    public static final List<String> ROWS = List.of(
            "availability (id, version, person_id, weekday, starts_at, ends_at) values (%1$d, 0, %2$d, 'MONDAY', '09:00', '12:00')",
            "person_role (person_id, role) values (%2$d, 'VOLUNTEER')",
            "group_trainer (group_id, person_id) values (%4$d, %2$d)",
            "session_trainer (session_id, person_id) values (%5$d, %2$d)",
            "employment_step (id, version, person_id, on_date, kind_id, employer, ends_on) select %1$d, 0, %2$d, '2026-01-12',"
                    + " min(id), 'Brico', '2026-03-05' from step_kind",
            "absence_alert (id, version, person_id, group_id, signs, raised_on, note) values (%1$d, 0, %2$d, %4$d, 'NO_NEWS',"
                    + " '2026-01-02', '%3$s')",
            "check_in_code (id, version, hash, session_id, shown_at, person_id) values (%1$d, 0, sha2('%1$d', 256), %5$d, now(6), %2$d)",
            "notice (id, version, person_id, session_id, many, language, text, created_at) values (%1$d, 0, %2$d, %5$d, false, 'fr',"
                    + " '%3$s', now(6))",
            "calendar_feed (id, version, account_id, kind, person_id, secret_hash, created_at) select %1$d, 0, min(id), 'LEARNER', %2$d,"
                    + " sha2('f%1$d', 256), now(6) from account",
            "consent (id, version, person_id, purpose, edition, language, interpreter, given_on) values (%1$d, 0, %2$d, 'PHOTO', 1, 'fr',"
                    + " false, '2026-01-02')",
            "person_photo (id, version, person_id, taken_on, image) values (%1$d, 0, %2$d, '2026-01-01', '%3$s')",
            "person_secret (id, version, person_id, kind, sealed) values (%1$d, 0, %2$d, 'RESIDENCE', 'x')",
            "intake (id, version, person_id, on_date, availability) values (%1$d, 0, %2$d, '2026-01-02', '')",
            "intake_answer (intake_id, position, question, answer) select id, 1, 'Projet', '%3$s' from intake where person_id = %2$d",
            "assessment (id, version, person_id, on_date, framework, skill, level, kind) values (%1$d, 0, %2$d, '2026-01-02', 'CEFR',"
                    + " 'SPEAKING', 'A1', 'PLACEMENT')",
            "demand (id, version, person_id, on_date, outcome) values (%1$d, 0, %2$d, '2026-01-02', 'REFUSED')",
            "person_import (id, version, file_name, imported_at, created, completed) values (%1$d, 0, 'f', '2020-01-01', 1, 0)",
            "person_import_row (import_id, person_id, changes) select max(id), %2$d, '{\"email\":\"%3$s\"}' from person_import");

    private Planted() {}
}
