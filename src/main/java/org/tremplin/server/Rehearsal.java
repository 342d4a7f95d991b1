package org.tremplin.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Opens the usual pages after a start, as nobody (the application's {@code access.Rehearsal}): what they need is loaded and
 * compiled before somebody waits for it. One at a time, with a pause after each that is as long as the answer took, so that
 * half of a core at most is busy with it; it ends after a few rounds, or with the first answer that does not come.
 */
final class Rehearsal {
    static final String KEY = "Tremplin-Rehearsal";

    /** Those of a morning: sign-in, the trainers' day with its roll-call, the calendar, the learner's page, what phones ask. */
    static final List<String> PAGES = List.of(
            "/access/sign-in",
            "/",
            "/attendance/today",
            "/attendance/roll-call?session=0",
            "/planning/calendar",
            "/progress/mine",
            "/api/v1/me");

    /** The compiler takes what ran a few hundred times; more rounds cost more than they give. */
    static final int ROUNDS = 12;

    private static final int PATIENCE_MS = 30_000;

    private final String base;
    private final String key;

    Rehearsal(Settings settings, String key) {
        this.base = "http://" + settings.reachable() + ":" + settings.port();
        this.key = key;
    }

    /** Begins it beside everything else. */
    void begin() {
        Thread thread = new Thread(this::run, "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    void run() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    long begun = System.nanoTime();
                    open(page);
                    TimeUnit.NANOSECONDS.sleep(System.nanoTime() - begun);
                }
            }
        } catch (IOException noAnswer) {
            // the pages come without it, only later
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever it answers: what it says is nobody's business. */
    private void open(String page) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + page).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        connection.setRequestProperty(KEY, key);
        connection.setRequestProperty("Accept-Encoding", "gzip");
        try (InputStream answer =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            if (answer != null) {
                answer.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
