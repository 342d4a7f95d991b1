package org.tremplin.bench;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;

/**
 * A database of a year's size, written straight to the tables: 50 groups of 30 learners, 60 sessions each, everybody
 * marked. Half of each group has completed, so that today's roll-call has 15 names. A trainer and a learner of each
 * group have an account, all with the same password.
 */
final class Year {
    static final int GROUPS = 50;
    static final int LEARNERS = 30;
    static final int SESSIONS = 60;
    static final String PASSWORD = "bench-password";

    private static final long PEOPLE = 1_000_000;
    private static final long TRAINERS = 2_000_000;
    private static final long GROUP = 3_000_000;
    private static final long SESSION = 4_000_000;
    private static final long ACCOUNTS = 5_000_000;
    private static final long MARKS = 6_000_000;
    private static final long ENROLMENTS = 7_000_000;

    private Year() {}

    static long person(int group, int learner) {
        return PEOPLE + (long) group * LEARNERS + learner;
    }

    /** The session of a group; the last one is today's. */
    static long session(int group, int number) {
        return SESSION + (long) group * SESSIONS + number;
    }

    static long group(int group) {
        return GROUP + group;
    }

    static String trainer(int group) {
        return "trainer-" + group;
    }

    static String learner(int group) {
        return "learner-" + group;
    }

    static void fill(DataSource database, LocalDate today) throws Exception {
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            run(c, "update association set name = 'Bench' where id = 1");
            run(
                    c,
                    "insert into activity (id, code, pole_id, type_id, title, level, capacity, position)"
                            + " values (900001, 'BENCH', 11, 21, 'Français', 'A1', 30, 1)");
            people(c);
            groups(c, today);
            enrolments(c, today);
            marks(c);
            accounts(c);
            Federation.fill(c, today);
            Crowd.fill(c);
            run(c, "update id_block set next_id = 100000000");
            c.commit();
            c.setAutoCommit(true);
            run(
                    c,
                    "analyze table site, room, activity_group, person, session, enrolment, attendance_mark, session_trainer, group_trainer");
        }
    }

    private static void people(Connection c) throws SQLException {
        try (PreparedStatement person = c.prepareStatement(
                        "insert into person (id, code, family_name, given_name) values (?, ?, ?, ?)");
                PreparedStatement role = c.prepareStatement("insert into person_role values (?, ?)")) {
            for (int g = 0; g < GROUPS; g++) {
                add(person, TRAINERS + g, "T" + g, "Formatrice " + g, "");
                add(role, TRAINERS + g, "STAFF");
                for (int l = 0; l < LEARNERS; l++) {
                    add(person, person(g, l), "B" + g + "-" + l, "Benaïssa-Dupont", "Khadija " + l);
                    add(role, person(g, l), "LEARNER");
                }
            }
            person.executeBatch();
            role.executeBatch();
        }
    }

    private static void groups(Connection c, LocalDate today) throws SQLException {
        try (PreparedStatement group = c.prepareStatement(
                        "insert into activity_group (id, code, activity_id, site_id,"
                                + " title, capacity, starts_on, ends_on, opening) values (?, ?, 900001, 1, ?, 30, ?, ?, 'CLOSED')");
                PreparedStatement groupTrainer = c.prepareStatement("insert into group_trainer values (?, ?)");
                PreparedStatement session = c.prepareStatement("insert into session (id, code, group_id, on_date,"
                        + " starts_at, ends_at, minutes, status) values (?, ?, ?, ?, '09:00', '11:30', 150, 'HELD')");
                PreparedStatement sessionTrainer = c.prepareStatement("insert into session_trainer values (?, ?)")) {
            for (int g = 0; g < GROUPS; g++) {
                add(group, GROUP + g, "G" + g, "Français A1, groupe " + g, today.minusDays(200), today.plusDays(200));
                add(groupTrainer, GROUP + g, TRAINERS + g);
                for (int s = 0; s < SESSIONS; s++) {
                    add(session, session(g, s), "S" + g + "-" + s, GROUP + g, today.minusDays((SESSIONS - 1L - s) * 3));
                    add(sessionTrainer, session(g, s), TRAINERS + g);
                }
            }
            group.executeBatch();
            groupTrainer.executeBatch();
            session.executeBatch();
            sessionTrainer.executeBatch();
        }
    }

    private static void enrolments(Connection c, LocalDate today) throws SQLException {
        try (PreparedStatement enrolment = c.prepareStatement("insert into enrolment (id, person_id, group_id, status,"
                + " requested_on, enrolled_on, ended_on) values (?, ?, ?, ?, ?, ?, ?)")) {
            LocalDate begun = today.minusDays(200);
            for (int g = 0; g < GROUPS; g++) {
                for (int l = 0; l < LEARNERS; l++) {
                    boolean here = l < 15;
                    add(
                            enrolment,
                            ENROLMENTS + (long) g * LEARNERS + l,
                            person(g, l),
                            GROUP + g,
                            here ? "ENROLLED" : "COMPLETED",
                            begun,
                            begun,
                            here ? null : today.minusDays(1));
                }
            }
            enrolment.executeBatch();
        }
    }

    private static void marks(Connection c) throws SQLException {
        long id = MARKS;
        try (PreparedStatement mark =
                c.prepareStatement("insert into attendance_mark (id, session_id, person_id, status,"
                        + " minutes_late, minutes_left_early, minutes) values (?, ?, ?, ?, 0, 0, ?)")) {
            for (int g = 0; g < GROUPS; g++) {
                for (int s = 0; s < SESSIONS - 1; s++) {
                    for (int l = 0; l < LEARNERS; l++) {
                        boolean present = (g + s + l) % 5 != 0;
                        add(mark, id++, session(g, s), person(g, l), present ? "PRESENT" : "ABSENT", present ? 150 : 0);
                    }
                }
                mark.executeBatch();
            }
        }
    }

    private static void accounts(Connection c) throws Exception {
        String hash = hash();
        try (PreparedStatement account = c.prepareStatement("insert into account (id, login, display_name,"
                        + " password_hash, person_id, created_at) values (?, ?, ?, ?, ?, ?)");
                PreparedStatement role = c.prepareStatement("insert into account_role values (?, ?)")) {
            LocalDateTime now = LocalDateTime.of(2026, 1, 1, 0, 0);
            for (int g = 0; g < GROUPS; g++) {
                add(account, ACCOUNTS + g, trainer(g), trainer(g), hash, TRAINERS + g, now);
                add(role, ACCOUNTS + g, "TRAINER");
                add(account, ACCOUNTS + 100 + g, learner(g), learner(g), hash, person(g, 0), now);
                add(role, ACCOUNTS + 100 + g, "LEARNER");
                add(account, ACCOUNTS + 200 + g, "coordinator-" + g, "coordinator-" + g, hash, null, now);
                add(role, ACCOUNTS + 200 + g, "COORDINATOR");
            }
            account.executeBatch();
            role.executeBatch();
        }
    }

    /** As Jakarta Security's PBKDF2 writes it. */
    static String hash() throws Exception {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, 600_000, 256))
                .getEncoded();
        Base64.Encoder base64 = Base64.getEncoder();
        return "PBKDF2WithHmacSHA256:600000:" + base64.encodeToString(salt) + ":" + base64.encodeToString(key);
    }

    static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    static void run(Connection c, String sql) throws SQLException {
        try (var statement = c.createStatement()) {
            statement.execute(sql);
        }
    }
}
