package org.tremplin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tremplin.server.Database;
import org.tremplin.server.EmbeddedDatabase;

/** Prints what the packaged application does at 1, 10 and 50 clients, beside what the database alone can do. */
public final class Bench {
    private static final int PORT = Integer.getInteger("tremplin.bench.http", 18090);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int MOST_WARM_UPS = Integer.getInteger("tremplin.bench.warm-ups", 30);
    private static final Duration COLD = Duration.ofSeconds(2);
    private static final Duration MEASURE = Duration.ofSeconds(Integer.getInteger("tremplin.bench.seconds", 6));
    /** Which lines of the table are measured. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("tremplin.bench.only", ""));

    private static final int[] CLIENTS = {1, 10, 50};
    private static final String IMPORTS = "import";
    private static final int[] MARKS = {50_000, 500_000};
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final Pattern PERSON_AND_VERSION = Pattern.compile("\"person\":(\\d+)[^}]*\"version\":(\\d+)");

    private final Database database;
    private Server server;

    private Bench(Database database) {
        this.database = database;
    }

    private static final List<String> LAUNCH = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            "target/tremplin.jar");

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of("target/bench").toAbsolutePath();
        if (ONLY.matcher(IMPORTS).find()) {
            imports(home.resolve("imports"));
        }
        if (ONLY.pattern().equals(IMPORTS)) {
            return;
        }
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home, 0)) {
            Bench bench = new Bench(embedded.database());
            bench.fillOnce();
            bench.start(LAUNCH, home).stop();
            try (Server server = bench.start(LAUNCH, home)) {
                System.out.printf("%nStart to first page, existing database, warm jar: %.1f s%n", server.seconds);
                bench.server = server;
                bench.measure();
                server.memory();
            }
        }
    }

    /** Into an empty database, and once more into what that left. */
    private static void imports(Path home) throws Exception {
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home, 0)) {
            Bulk.prepare(embedded.database());
            Bench bench = new Bench(embedded.database());
            try (Server server = bench.start(LAUNCH, home)) {
                ProcessHandle payara =
                        server.process.toHandle().children().findFirst().orElseThrow();
                Bulk bulk = new Bulk(embedded.database(), PORT, payara, mariadb());
                for (int marks : MARKS) {
                    bulk.run(marks, today());
                }
            }
        }
    }

    private static ProcessHandle mariadb() {
        return ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().command().orElse("").contains("mariadbd"))
                .findFirst()
                .orElseThrow();
    }

    private void fillOnce() throws Exception {
        database.prepare();
        try (Connection c = database.source().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from account")) {
            r.next();
            if (r.getInt(1) == 0) {
                System.out.println("Filling a year: 50 groups × 30 learners × 60 sessions …");
                Year.fill(database.source(), today());
            }
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Brussels"));
    }

    // ---------------------------------------------------------------- what is measured

    private interface Clients {
        List<? extends Load.Step> of(int number) throws Exception;
    }

    /** Waits for the first round, a minute after the start: it counts the facts of the sessions that were inserted directly. */
    private void awaitFacts() throws Exception {
        long begin = System.nanoTime();
        for (boolean waiting = true; waiting; Thread.sleep(500)) {
            try (Connection c = database.source().getConnection();
                    Statement s = c.createStatement();
                    ResultSet r = s.executeQuery("select count(*) from session s"
                            + " left join session_fact f on f.session_id = s.id and f.fresh = 1"
                            + " where f.session_id is null and s.on_date < '" + today().minusDays(2) + "'")) {
                r.next();
                waiting = r.getLong(1) > 0 && System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(5);
            }
        }
        System.out.printf("Sessions counted after %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private void measure() throws Exception {
        awaitFacts();
        System.out.printf(
                "%n%-38s %7s %9s %9s %8s %8s %8s %8s %8s %8s%n",
                "", "clients", "median ms", "p95 ms", "req/s", "x floor", "CPU ms", "of db ms", "SQL/req", "bytes");
        List<Visitor> trainers = new ArrayList<>();
        List<Visitor> learners = new ArrayList<>();
        List<Visitor> coordinators = new ArrayList<>();
        List<Visitor> ofOneSite = new ArrayList<>();
        for (int g = 0; g < Year.GROUPS; g++) {
            trainers.add(Visitor.signIn(PORT, Year.trainer(g), Year.PASSWORD));
            learners.add(Visitor.signIn(PORT, Year.learner(g), Year.PASSWORD));
            coordinators.add(Visitor.signIn(PORT, "coordinator-" + g, Year.PASSWORD));
            ofOneSite.add(Visitor.signIn(PORT, "site-coordinator-" + g, Year.PASSWORD));
        }
        printFloor("JDBC: read 15 names and marks", n -> jdbc(n, this::readFifteen), Floor.READ);
        printFloor("JDBC: write 15 marks, commit", n -> jdbc(n, this::writeFifteen), Floor.WRITE);
        print("roll-call page (GET)", n -> pages(trainers, n, g -> rollCall(g), false));
        print("roll-call page (GET), gzip", n -> pages(trainers, n, g -> rollCall(g), true));
        printChange(
                "one tap (PUT)",
                n -> IntStream.range(0, n)
                        .mapToObj(g -> new Taps(trainers.get(g), g))
                        .toList());
        printChange(
                "15 marks at once (PUT)",
                n -> IntStream.range(0, n)
                        .mapToObj(g -> new Fifteen(trainers.get(g), g))
                        .toList());
        print("learner's page (GET), gzip", n -> pages(learners, n, g -> "/progress/mine", true));
        print(
                "month of 500 sessions (GET), gzip",
                n -> pages(coordinators, n, g -> "/planning/calendar?view=month", true));
        print(
                "term of 30 × 60 (GET), gzip",
                n -> pages(coordinators, n, g -> "/attendance/term?group=" + Year.group(g), true));
        String day = Federation.day(today()).toString();
        for (String view : List.of("day", "week", "month", "rooms", "agenda")) {
            print(
                    "federation: " + view + ", gzip",
                    n -> pages(coordinators, n, g -> "/planning/calendar?view=" + view + "&date=" + day, true));
        }
        print(
                "federation: month of one site, gzip",
                n -> pages(ofOneSite, n, g -> "/planning/calendar?view=month&date=" + day, true));
        print("federation: list of groups, gzip", n -> pages(coordinators, n, g -> "/planning/groups", true));
        print(
                "federation: list of sessions, gzip",
                n -> pages(coordinators, n, g -> "/planning/sessions?from=" + day, true));
        print("50,000 people: list, gzip", n -> pages(coordinators, n, g -> "/people/list", true));
        print(
                "50,000 people: two words, gzip",
                n -> pages(coordinators, n, g -> "/people/list?q=haddad+am&role=LEARNER", true));
        print("50,000 people: a telephone, gzip", n -> pages(coordinators, n, g -> "/people/list?q=0470004321", true));
        print("figures page (GET), gzip", n -> pages(coordinators, n, g -> "/reporting/figures", true));
        print("attendance by group (GET), gzip", n -> pages(coordinators, n, g -> "/reporting/attendance", true));
    }

    /** What the database alone does of a request's work: nothing is faster. */
    private enum Floor {
        READ,
        WRITE
    }

    /** Requests a second of the floors, by the number of clients. */
    private final Map<Floor, Map<Integer, Double>> floors =
            Map.of(Floor.READ, new HashMap<>(), Floor.WRITE, new HashMap<>());

    private void printFloor(String name, Clients clients, Floor floor) throws Exception {
        print(name, clients, floor, true);
    }

    private void print(String name, Clients clients) throws Exception {
        print(name, clients, Floor.READ, false);
    }

    private void printChange(String name, Clients clients) throws Exception {
        print(name, clients, Floor.WRITE, false);
    }

    /** A line for the first two seconds of one client, and, once the server is warm, one for each number of clients. */
    private void print(String name, Clients clients, Floor floor, boolean itself) throws Exception {
        if (!ONLY.matcher(name).find()) {
            return;
        }
        line(name + ", cold", 1, clients.of(1), COLD, null);
        warmUp(clients.of(CLIENTS[CLIENTS.length - 1]));
        for (int n : CLIENTS) {
            double perSecond = line(
                    n == CLIENTS[0] ? name : "",
                    n,
                    clients.of(n),
                    MEASURE,
                    itself ? null : floors.get(floor).get(n));
            if (itself) {
                floors.get(floor).put(n, perSecond);
            }
        }
    }

    private double line(String name, int n, List<? extends Load.Step> steps, Duration time, Double floor)
            throws Exception {
        long statements = statements();
        Duration cpuOfServer = server.cpu();
        Duration cpuOfDatabase = cpu(mariadb());
        Load.Result result = Load.run(steps, time);
        double requests = result.requests();
        System.out.printf(
                "%-38s %7d %9.2f %9.2f %8.0f %8s %8.2f %8.2f %8.2f %8d%n",
                name,
                n,
                result.median(),
                result.p95(),
                result.perSecond(),
                floor == null ? "" : "%.1f".formatted(floor / result.perSecond()),
                server.cpu().minus(cpuOfServer).toMillis() / requests,
                cpu(mariadb()).minus(cpuOfDatabase).toMillis() / requests,
                (statements() - statements) / requests,
                result.bytes());
        close(steps);
        return result.perSecond();
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Until the compiler has caught up: four rounds in a row have not made it faster. */
    private static void warmUp(List<? extends Load.Step> steps) throws Exception {
        double best = 0;
        int idle = 0;
        for (int i = 0; i < MOST_WARM_UPS && idle < 4; i++) {
            double speed = Load.run(steps, WARM_UP).perSecond();
            idle = speed > best * 1.02 ? 0 : idle + 1;
            best = Math.max(best, speed);
        }
        close(steps);
    }

    private static void close(List<? extends Load.Step> steps) throws Exception {
        for (Load.Step step : steps) {
            if (step instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private static String rollCall(int group) {
        return "/attendance/roll-call?session=" + Year.session(group, Year.SESSIONS - 1);
    }

    private interface Address {
        String of(int group);
    }

    private static List<Load.Step> pages(List<Visitor> visitors, int n, Address path, boolean gzip) {
        List<Load.Step> steps = new ArrayList<>();
        for (int g = 0; g < n; g++) {
            Visitor visitor = visitors.get(g);
            String url = path.of(g);
            steps.add(() -> {
                visitor.headers.put("Accept-Encoding", gzip ? "gzip" : "identity");
                return ok(visitor.get(url)).length();
            });
        }
        return steps;
    }

    private static Wire.Answer ok(Wire.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    /** Taps through the fifteen names of one list, each time the other status. */
    private static final class Taps implements Load.Step {
        private final Visitor visitor;
        private final int group;
        private final long[] versions = new long[15];
        private int next;

        Taps(Visitor visitor, int group) {
            this.visitor = visitor;
            this.group = group;
            visitor.headers.put("Accept-Encoding", "gzip");
            current(visitor, group)
                    .forEach((person, version) -> versions[(int) (person - Year.person(group, 0))] = version);
        }

        @Override
        public long once() throws IOException {
            int i = next++ % 15;
            String status = next / 15 % 2 == 0 ? "PRESENT" : "EXCUSED";
            Wire.Answer answer = ok(visitor.put(
                    "/api/v1/sessions/" + Year.session(group, Year.SESSIONS - 1) + "/attendance/"
                            + Year.person(group, i),
                    "{\"status\":\"" + status + "\",\"version\":" + versions[i] + "}"));
            Matcher version = VERSION.matcher(answer.text());
            if (version.find()) {
                versions[i] = Long.parseLong(version.group(1));
            }
            return answer.length();
        }
    }

    /** Marks all fifteen in one call, each time the other status. */
    private static final class Fifteen implements Load.Step {
        private final Visitor visitor;
        private final int group;
        private Map<Long, Long> versions;
        private int next;

        Fifteen(Visitor visitor, int group) {
            this.visitor = visitor;
            this.group = group;
            visitor.headers.put("Accept-Encoding", "identity");
            versions = current(visitor, group);
        }

        @Override
        public long once() throws IOException {
            String status = next++ % 2 == 0 ? "ABSENT" : "PRESENT";
            String marks = IntStream.range(0, 15)
                    .mapToObj(i -> "{\"person\":" + Year.person(group, i) + ",\"status\":\"" + status
                            + "\",\"version\":" + versions.getOrDefault(Year.person(group, i), 0L) + "}")
                    .collect(Collectors.joining(","));
            Wire.Answer answer = ok(visitor.put(
                    "/api/v1/sessions/" + Year.session(group, Year.SESSIONS - 1) + "/attendance",
                    "{\"marks\":[" + marks + "]}"));
            versions = versions(answer.text());
            return answer.length();
        }
    }

    private static Map<Long, Long> current(Visitor visitor, int group) {
        try {
            visitor.headers.put("Accept-Encoding", "identity");
            return versions(
                    ok(visitor.get("/api/v1/sessions/" + Year.session(group, Year.SESSIONS - 1) + "/attendance"))
                            .text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Long, Long> versions(String json) {
        return PERSON_AND_VERSION
                .matcher(json)
                .results()
                .collect(Collectors.toMap(m -> Long.valueOf(m.group(1)), m -> Long.valueOf(m.group(2)), (a, b) -> b));
    }

    // ---------------------------------------------------------------- the floor

    private interface Work {
        void with(Connection connection, int group) throws SQLException;
    }

    private record JdbcClient(Connection connection, Work work, int group) implements Load.Step, AutoCloseable {
        @Override
        public long once() throws SQLException {
            work.with(connection, group);
            return 0;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private List<JdbcClient> jdbc(int n, Work work) throws SQLException {
        List<JdbcClient> clients = new ArrayList<>();
        for (int g = 0; g < n; g++) {
            Connection connection = database.source().getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            clients.add(new JdbcClient(connection, work, g));
        }
        return clients;
    }

    private void readFifteen(Connection c, int group) throws SQLException {
        try (PreparedStatement read = c.prepareStatement(
                "select p.given_name, p.family_name, m.status, m.minutes from enrolment e"
                        + " join person p on p.id = e.person_id"
                        + " left join attendance_mark m on m.person_id = p.id and m.session_id = ?"
                        + " where e.group_id = (select group_id from session where id = ?) and e.status = 'ENROLLED'")) {
            long session = Year.session(group, Year.SESSIONS - 1);
            read.setLong(1, session);
            read.setLong(2, session);
            int rows = 0;
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    rows++;
                }
            }
            if (rows != 15) {
                throw new SQLException(rows + " rows");
            }
        }
        c.commit();
    }

    private void writeFifteen(Connection c, int group) throws SQLException {
        try (PreparedStatement write = c.prepareStatement(
                "insert into attendance_mark (id, session_id, person_id, status, minutes_late, minutes_left_early,"
                        + " minutes) values (?, ?, ?, 'PRESENT', 0, 0, 150)"
                        + " on duplicate key update version = version + 1")) {
            for (int i = 0; i < 15; i++) {
                write.setLong(1, 8_000_000L + group * 15L + i);
                write.setLong(2, Year.session(group, Year.SESSIONS - 1));
                write.setLong(3, Year.person(group, i));
                write.addBatch();
            }
            write.executeBatch();
        }
        c.commit();
    }

    /** Statements that read or write rows, as the database counts them. */
    private long statements() throws SQLException {
        try (Connection c = database.source().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("show global status where Variable_name in"
                        + " ('Com_select', 'Com_insert', 'Com_update', 'Com_delete')")) {
            long sum = 0;
            while (r.next()) {
                sum += r.getLong(2);
            }
            return sum;
        }
    }

    // ---------------------------------------------------------------- the server

    private Server start(List<String> command, Path home) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("launcher.log").toFile());
        Map<String, String> env = builder.environment();
        env.put("TREMPLIN_HOME", home.resolve("home").toString());
        env.put("TREMPLIN_PORT", String.valueOf(PORT));
        env.put("TREMPLIN_DB_URL", database.url());
        env.put("TREMPLIN_DB_USER", database.user());
        env.put("TREMPLIN_DB_PASSWORD", database.password());
        Files.createDirectories(home);
        long begun = System.nanoTime();
        Process process = builder.start();
        while (process.isAlive()) {
            try (Wire wire = new Wire(PORT)) {
                if (wire.send("GET", "/access/sign-in", Map.of(), null).status() == 200) {
                    return new Server(process, (System.nanoTime() - begun) / 1e9);
                }
            } catch (IOException notYet) {
                // asked again
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("the server did not start; see " + home.resolve("launcher.log"));
    }

    private record Server(Process process, double seconds) implements AutoCloseable {
        void stop() {
            process.destroy();
            process.onExit().join();
        }

        @Override
        public void close() {
            stop();
        }

        /** What Payara has used so far. */
        Duration cpu() {
            return process.toHandle().children().map(Bench::cpu).reduce(Duration.ZERO, Duration::plus);
        }

        /** Resident memory, as the system counts it (Linux). */
        void memory() throws IOException {
            long launcher = resident(process.toHandle());
            long server =
                    process.toHandle().children().mapToLong(Server::resident).sum();
            long mariadb = resident(mariadb());
            System.out.printf(
                    "%nResident memory after the run: server %d MB, database %d MB, launcher %d MB; together %d MB%n",
                    server, mariadb, launcher, server + mariadb + launcher);
        }

        private static long resident(ProcessHandle process) {
            try {
                return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(l -> l.startsWith("VmRSS:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
