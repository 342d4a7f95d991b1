package org.tremplin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.server.Database;

/**
 * Marks that files bring: groups of twenty learners with fifty sessions each, everything new, taken over as the page does
 * it. Says how long, how fast the first and the last tenth of the marks were, in how many steps progress moved, and what
 * each process took of the processors: that does not depend on who else is at work.
 */
final class Bulk {
    private static final int LEARNERS = 20;
    private static final int SESSIONS = 50;
    private static final String LOGIN = "importer";
    private static final Pattern STATUS = Pattern.compile("\"step\":\"([^\"]*)\",\"done\":(\\d+),\"rows\":(\\d+)");
    private static final String BOUNDARY = "----bulk";

    private record Seen(long nanos, String step, long done) {}

    private final Database database;
    private final int port;
    private final ProcessHandle server;
    private final ProcessHandle mariadb;

    Bulk(Database database, int port, ProcessHandle server, ProcessHandle mariadb) {
        this.database = database;
        this.port = port;
        this.server = server;
        this.mariadb = mariadb;
    }

    /** An empty database with one account that imports. */
    static void prepare(Database database) throws Exception {
        try (Connection c = database.source().getConnection()) {
            Year.run(c, "drop database tremplin");
            Year.run(c, "create database tremplin character set utf8mb4 collate utf8mb4_unicode_520_ci");
        }
        database.prepare();
        try (Connection c = database.source().getConnection();
                var account =
                        c.prepareStatement("insert into account (id, login, display_name, password_hash, created_at)"
                                + " values (900, ?, ?, ?, ?)")) {
            Year.add(account, LOGIN, LOGIN, Year.hash(), LocalDateTime.of(2026, 1, 1, 0, 0));
            account.executeBatch();
            Year.run(c, "insert into account_role values (900, 'ADMINISTRATOR'), (900, 'COORDINATOR')");
            Year.run(c, "update association set name = 'Bench' where id = 1");
        }
    }

    void run(int marks, LocalDate today) throws Exception {
        long before = stored();
        Map<String, String> files = files(marks, today);
        Visitor visitor = Visitor.signIn(port, LOGIN, Year.PASSWORD);
        Map<String, String> headers = new HashMap<>(visitor.headers);
        headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        headers.put("Prefer", "respond-async");
        StringBuilder body = new StringBuilder();
        files.forEach((name, content) -> body.append(
                        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/csv\r\n\r\n")
                .append(content)
                .append("\r\n"));
        body.append("--" + BOUNDARY + "--\r\n");
        double serverBefore = seconds(server);
        double databaseBefore = seconds(mariadb);
        long begun = System.nanoTime();
        Wire.Answer accepted = visitor.wire.send("POST", "/api/v1/imports", headers, body.toString());
        if (accepted.status() != 202) {
            throw new IOException("answered " + accepted.status() + ": " + accepted.text());
        }
        String address = accepted.headers().get("Location").replaceFirst("^https?://[^/]*", "");
        List<Seen> seen = new ArrayList<>();
        Wire.Answer answer = visitor.get(address);
        for (; answer.status() == 202; answer = visitor.get(address)) {
            Matcher status = STATUS.matcher(answer.text());
            if (status.find()) {
                Seen now = new Seen(System.nanoTime(), status.group(1), Long.parseLong(status.group(2)));
                Seen last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
                if (last == null || last.done != now.done || !last.step.equals(now.step)) {
                    seen.add(now);
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double took = (System.nanoTime() - begun) / 1e9;
        long written = stored() - before;
        if (answer.status() != 200 || written != 2L * marks) {
            throw new IOException(answer.status() + " after " + written + " rows: " + answer.text());
        }
        List<Seen> writing =
                seen.stream().filter(s -> s.step.equals("presences.csv")).toList();
        System.out.printf(
                "%-34s %6.1f s %7.0f/s   written %7.0f/s, first tenth %.0f/s, last tenth %.0f/s   progress moved %d times%n",
                "import of " + marks + " marks",
                took,
                marks / took,
                speed(writing, 0, marks),
                speed(writing, 0, marks / 10),
                speed(writing, marks - marks / 10, marks),
                seen.size());
        System.out.printf(
                "%-34s processors: server %.1f s, database %.1f s; load %s%n",
                "",
                seconds(server) - serverBefore,
                seconds(mariadb) - databaseBefore,
                Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static double speed(List<Seen> writing, long from, long to) {
        Seen first = null;
        Seen last = null;
        for (Seen seen : writing) {
            first = seen.done <= from || first == null ? seen : first;
            last = last == null || last.done < to ? seen : last;
        }
        return last == null || last == first ? 0 : (last.done - first.done) * 1e9 / (last.nanos - first.nanos);
    }

    private long stored() throws SQLException {
        try (Connection c = database.source().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(
                        "select (select count(*) from attendance_mark) + (select count(*) from attendance_change)")) {
            r.next();
            return r.getLong(1);
        }
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private static Map<String, String> files(int marks, LocalDate today) {
        int groups = marks / LEARNERS / SESSIONS;
        String prefix = "N" + marks;
        StringBuilder people = new StringBuilder("code;nom;prenom\n");
        StringBuilder activities = new StringBuilder(
                "code;pole;type;intitule;niveau;capacite\n" + prefix + ";langue;fle;Français;A1;30\n");
        StringBuilder group = new StringBuilder("code;activite;intitule;formateur;lieu;capacite;debut;fin\n");
        StringBuilder sessions = new StringBuilder("code;groupe;date;debut;fin;lieu;formateur;statut\n");
        StringBuilder enrolments = new StringBuilder("personne;groupe;date;statut\n");
        StringBuilder marked = new StringBuilder("seance;personne;statut;minutes;motif\n");
        for (int g = 0; g < groups; g++) {
            String code = prefix + "-" + g;
            LocalDate first = today.minusDays(2L * SESSIONS);
            line(group, code, prefix, "Groupe " + g, "Formatrice " + g % 100, "Salle " + g % 100, 30, first, today);
            for (int l = 0; l < LEARNERS; l++) {
                line(people, code + "-" + l, "Benaïssa-Dupont", "Khadija " + l);
                line(enrolments, code + "-" + l, code, first, "inscrit");
            }
            for (int s = 0; s < SESSIONS; s++) {
                String session = code + "-S" + s;
                String time = "%02d:00".formatted(8 + g / 100 % 12);
                String end = "%02d:00".formatted(9 + g / 100 % 12);
                line(
                        sessions,
                        session,
                        code,
                        first.plusDays(2L * s),
                        time,
                        end,
                        "Salle " + g % 20,
                        "Formatrice " + g % 20,
                        "tenue");
                for (int l = 0; l < LEARNERS; l++) {
                    boolean here = (g + s + l) % 5 != 0;
                    line(marked, session, code + "-" + l, here ? "present" : "absent", here ? 60 : "", "");
                }
            }
        }
        return Map.of(
                "personnes.csv", people.toString(),
                "activites.csv", activities.toString(),
                "groupes.csv", group.toString(),
                "seances.csv", sessions.toString(),
                "inscriptions.csv", enrolments.toString(),
                "presences.csv", marked.toString());
    }

    private static void line(StringBuilder file, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            file.append(i == 0 ? "" : ";").append(cells[i]);
        }
        file.append('\n');
    }
}
