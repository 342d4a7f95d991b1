package org.tremplin.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Opens the usual pages after a start, without an account (the application's {@code access.WarmUp}), so that what they need is
 * loaded and compiled before a visitor waits for it. It opens one page at a time and pauses after each for as long as the
 * answer took; it ends after a few rounds, or with the first request that is not answered.
 */
final class WarmUp {
    static final String KEY = "Tremplin-Warm-Up";

    /** Sign-in, a trainer's day with its roll-call, the calendar, a learner's page, and one call of the API. */
    static final List<String> PAGES = List.of(
            "/access/sign-in",
            "/",
            "/attendance/today",
            "/attendance/roll-call?session=0",
            "/planning/calendar",
            "/progress/mine",
            "/api/v1/me");

    /** The compiler starts with what ran a few hundred times. */
    static final int ROUNDS = 12;

    private static final int PATIENCE_MS = 30_000;

    private final String base;
    private final String key;

    WarmUp(Settings settings, String key) {
        this.base = "http://" + settings.reachable() + ":" + settings.port();
        this.key = key;
    }

    /** Starts it in the background. */
    void begin() {
        Thread thread = new Thread(this::run, "warm-up");
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

    /** Opens one page; the answer is discarded, whatever it is. */
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
