package org.tremplin.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tremplin.Beside;
import org.tremplin.Guest;
import org.tremplin.House;
import org.tremplin.Walk;

/**
 * Everybody at once for a while, with rounds every few seconds: pages of every role, taps of two trainers on one list, a
 * form that is saved. What the server keeps does not grow, and its log has nothing to say, of this or of any test before.
 */
@ResourceLock(Beside.ALONE)
@Order(Integer.MAX_VALUE)
class SoakIT {
    /** -Psoak: in minutes; in the suite as many seconds as fit there. */
    private static final Duration LENGTH = Integer.getInteger("tremplin.soak.minutes", 0) == 0
            ? Duration.ofSeconds(50)
            : Duration.ofMinutes(Integer.getInteger("tremplin.soak.minutes"));

    private static final double MOST = 1.10;
    private static final int TWICE = 2;

    private static final Pattern SESSION = Pattern.compile("\"group\":\"FLE A2[^\"]*\".*?\"id\":(\\d+)");
    private static final Pattern LEARNER = Pattern.compile("\"person\":(\\d+),\"photo\"");
    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** What no log may have: whatever is severe, whatever worries us, and what the server says when its books do not match. */
    private static final Pattern BAD =
            Pattern.compile("SEVERE|WARNING org\\.tremplin|invocation stack|WELD-(?!000900)");

    /** The server's own, in minutes in which browsers are killed, as another test does: why is not known. Nobody kills one here. */
    private static final Pattern BAD_HERE = Pattern.compile("Unable to set request character encoding");

    /** What a test brings about on purpose. */
    private static final Pattern MADE_UP = Pattern.compile("Unavailable: FULL: ");

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** What the server holds on to when nobody asks for anything. */
    private record Held(long bytes, long connections) {}

    @Test
    void nothing_grows_and_nothing_is_complained_about() throws Exception {
        House.open();
        long before;
        try (Stream<String> lines = Files.lines(House.log())) {
            before = lines.count();
        }
        long seed = System.nanoTime();
        System.out.println("soak of " + LENGTH + ", seed " + seed);
        List<Walker> walkers = new ArrayList<>();
        for (int i = 0; i < TWICE; i++) {
            for (String login : Walk.LOGINS) {
                walkers.add(new Walker(login, new Random(seed + walkers.size())));
            }
        }
        // the warm-up is the heavier part: everybody twice, every page
        walk(walkers, null);
        Held warm = held();
        walk(walkers.subList(0, Walk.LOGINS.size()), Instant.now().plus(LENGTH));
        Held end = held();
        System.out.println("soak: " + warm + " -> " + end);
        assertThat(wrong).isEmpty();
        assertThat(complaints(BAD, 0)).isEmpty();
        assertThat(complaints(BAD_HERE, before)).isEmpty();
        assertThat((double) end.bytes()).as("heap").isLessThanOrEqualTo(warm.bytes() * MOST);
        assertThat((double) end.connections()).as("connections").isLessThanOrEqualTo(warm.connections() * MOST);
    }

    /** @param until null for every page once */
    private static void walk(List<Walker> walkers, Instant until) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(walkers.size());
        try {
            List<Future<?>> walks = new ArrayList<>();
            for (Walker walker : walkers) {
                walks.add(threads.submit(() -> walker.walk(until)));
            }
            for (Future<?> walk : walks) {
                walk.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Somebody who opens their pages in any order, and does on some of them what they are for. */
    private final class Walker {
        private final String login;
        private final Random random;
        private final Guest guest;
        private final List<String> pages;
        private String list;
        private List<String> learners = List.of();

        Walker(String login, Random random) {
            this.login = login;
            this.random = random;
            guest = Guest.signedIn(login);
            pages = List.copyOf(Walk.of(login).addresses().values());
            Matcher session = SESSION.matcher(guest.get("/api/v1/sessions").body());
            if (session.find()) {
                list = "/api/v1/sessions/" + session.group(1) + "/attendance";
                learners = LEARNER.matcher(guest.get(list).body())
                        .results()
                        .map(r -> r.group(1))
                        .toList();
            }
        }

        void walk(Instant until) {
            if (until == null) {
                pages.forEach(this::open);
                return;
            }
            while (Instant.now().isBefore(until)) {
                open(pages.get(random.nextInt(pages.size())));
                if (!learners.isEmpty() && random.nextBoolean()) {
                    tap(learners.get(random.nextInt(learners.size())));
                }
                if (random.nextInt(10) == 0) {
                    saveMyLanguage();
                }
            }
        }

        private void open(String page) {
            mustBe(guest.get(page), page, 200);
        }

        private void tap(String learner) {
            Matcher mark = Pattern.compile("\"person\":" + learner + "\\b.*?\"version\":(\\d+)")
                    .matcher(guest.get(list).body());
            String status = random.nextInt(4) == 0 ? "null" : random.nextBoolean() ? "\"PRESENT\"" : "\"ABSENT\"";
            String tap = "{\"status\":" + status + ",\"version\":" + (mark.find() ? mark.group(1) : "0") + "}";
            // somebody else taps at the same time: who comes second is told so
            mustBe(guest.putJson(list + "/" + learner, tap), "tap " + tap, 200, 409);
        }

        private void saveMyLanguage() {
            mustBe(
                    guest.post("/preferences", Map.of("lang", random.nextBoolean() ? "fr" : "nl", "back", "/")),
                    "/preferences",
                    302);
        }

        private void mustBe(HttpResponse<String> answer, String what, int... statuses) {
            for (int status : statuses) {
                if (answer.statusCode() == status) {
                    return;
                }
            }
            wrong.add(login + " " + answer.statusCode() + " " + what);
        }
    }

    private static Held held() throws Exception {
        ProcessHandle server = House.server();
        Process histogram = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/jcmd",
                        String.valueOf(server.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher live = LIVE_BYTES.matcher(said);
        assertThat(live.find()).as(said).isTrue();
        return new Held(Long.parseLong(live.group(1)), connections());
    }

    /** Connections that the server has open; this one is none of them. */
    private static long connections() throws SQLException, IOException {
        try (Connection own = House.database();
                Statement ask = own.createStatement();
                ResultSet count = ask.executeQuery(
                        "select count(*) from information_schema.processlist where id <> connection_id()")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** @param before lines that are not looked at */
    private static List<String> complaints(Pattern bad, long before) throws IOException {
        try (Stream<String> lines = Files.lines(House.log())) {
            return lines.skip(before)
                    .filter(line -> bad.matcher(line).find()
                            && !MADE_UP.matcher(line).find()
                            && House.PROVOKED.stream().noneMatch(line::contains))
                    .toList();
        }
    }
}
