package org.tremplin.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.Heavy;

/**
 * Limits a request's body while it is read: its bytes, its time, and how many bodies are read at once, per address and
 * in all. A body that trickles in occupies one of the server's threads; the limits keep threads free for everybody
 * else. Bodies that have arrived are read at once and block nobody. Form fields are read here too, because the server
 * would wait for them without a limit.
 */
public final class CountedBody extends HttpServletRequestWrapper {
    /** Out of some forty threads (preboot.asadmin). */
    static final int MOST_AT_ONCE = 24;

    static final int MOST_OF_ONE_ADDRESS = 8;

    /** For clients that are not signed in, so that there is always room for those who are. */
    static final int MOST_OF_STRANGERS = 12;

    static final int MOST_OF_ONE_STRANGER = 4;

    /** What a telephone at the edge of the network sends per second; it may also lose the network for a while. */
    private static final int SLOWEST_BYTES_A_SECOND = 8_000;

    private static final int GRACE_SECONDS = 10;
    private static final int GRACE_SECONDS_OF_STRANGERS = 3;

    /** How often the end of the body is reported to a caller that keeps reading. */
    private static final int MOST_ENDS = 10;

    private static final int MOST_FIELDS = 10_000;
    private static final Map<Reader, Integer> READING = new HashMap<>();

    private final int most;
    private final boolean known;
    private ServletInputStream counted;
    private Map<String, String[]> fields;

    /**
     * @param most the number of bytes after which {@link BodyTooLarge} is thrown
     * @param known whether the sender is signed in; others have less room and less time
     */
    public CountedBody(HttpServletRequest request, int most, boolean known) {
        super(request);
        this.most = most;
        this.known = known;
    }

    /** The sender of a body. */
    record Reader(String address, boolean known) {}

    /** Takes room for one more body of this sender, until {@link #leave}; false when there is none. */
    static boolean enter(Reader reader) {
        synchronized (READING) {
            int own = READING.getOrDefault(reader, 0);
            int all = READING.values().stream().mapToInt(Integer::intValue).sum();
            int strangers = READING.entrySet().stream()
                    .filter(reading -> !reading.getKey().known())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            boolean room = all < MOST_AT_ONCE
                    && (reader.known()
                            ? own < MOST_OF_ONE_ADDRESS
                            : own < MOST_OF_ONE_STRANGER && strangers < MOST_OF_STRANGERS);
            if (room) {
                READING.put(reader, own + 1);
            }
            return room;
        }
    }

    static void leave(Reader reader) {
        synchronized (READING) {
            READING.compute(reader, (key, own) -> own == null || own <= 1 ? null : own - 1);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (counted == null) {
            counted = new Counted(super.getInputStream());
        }
        return counted;
    }

    // ---------------------------------------------------------------- the fields of a form

    private Map<String, String[]> fields() {
        if (fields == null) {
            String type = getContentType();
            boolean form =
                    type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
            byte[] body = form ? body() : new byte[0];
            // from here on the server looks for fields in the address only
            fields = new LinkedHashMap<>(ofTheServer());
            read(new String(body, StandardCharsets.UTF_8));
            setAttribute(CountedBody.class.getName(), fields);
        }
        return fields;
    }

    /** The fields of the address and of an upload's parts. */
    private Map<String, String[]> ofTheServer() {
        try {
            return super.getParameterMap();
        } catch (RuntimeException unread) {
            for (Throwable cause = unread; cause != null; cause = cause.getCause()) {
                if (cause instanceof HasProblem) {
                    throw (RuntimeException) cause;
                }
            }
            throw new BodyMalformed(unread);
        }
    }

    /**
     * The fields of a form; on an error page too, whose request is the server's own although the body was read long
     * ago.
     */
    @SuppressWarnings("unchecked")
    static Map<String, String[]> fields(HttpServletRequest request) {
        return request.getAttribute(CountedBody.class.getName()) instanceof Map<?, ?> read
                ? Collections.unmodifiableMap((Map<String, String[]>) read)
                : request.getParameterMap();
    }

    private byte[] body() {
        try {
            return getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new BodyTooSlow();
        }
    }

    private void read(String form) {
        int count = 0;
        for (String field : form.isEmpty() ? new String[0] : form.split("&", MOST_FIELDS + 1)) {
            if (++count > MOST_FIELDS) {
                throw new BodyTooLarge(most);
            }
            int is = field.indexOf('=');
            try {
                String name = URLDecoder.decode(is < 0 ? field : field.substring(0, is), StandardCharsets.UTF_8);
                String value = is < 0 ? "" : URLDecoder.decode(field.substring(is + 1), StandardCharsets.UTF_8);
                fields.merge(name, new String[] {value}, CountedBody::both);
            } catch (IllegalArgumentException malformed) {
                // left out, as the server does
            }
        }
    }

    private static String[] both(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public String getParameter(String name) {
        String[] values = fields().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return fields().get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields().keySet());
    }

    // ---------------------------------------------------------------- bytes, time, how many at once

    private final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final Reader reader =
                new Reader(ClientAddress.of(CountedBody.this).network(), known);
        private final long declared = getContentLengthLong();
        private long read;
        private long begun;
        private boolean waiting;
        private int ends;

        private Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            begin();
            try {
                int some = received(bytes, from, length);
                count(some);
                if (some < 0 || read == declared) {
                    end();
                }
                if (some < 0 && ++ends > MOST_ENDS) {
                    throw new EOFException("read on after the end");
                }
                return some;
            } catch (IOException | RuntimeException broken) {
                end();
                throw broken;
            }
        }

        private int received(byte[] bytes, int from, int length) {
            try {
                return body.read(bytes, from, length);
            } catch (IOException hungUp) {
                // nobody waits for an answer any more, and it is not our error
                throw new BodyTooSlow();
            }
        }

        private void begin() {
            if (begun == 0) {
                if (!enter(reader)) {
                    throw Heavy.Busy.withBodies();
                }
                waiting = true;
                begun = System.nanoTime();
            }
        }

        private void end() {
            if (waiting) {
                waiting = false;
                leave(reader);
            }
        }

        private void count(int more) {
            read += Math.max(0, more);
            if (read > most) {
                throw new BodyTooLarge(most);
            }
            int grace = known ? GRACE_SECONDS : GRACE_SECONDS_OF_STRANGERS;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            if (more >= 0 && waiting && seconds > grace + read / SLOWEST_BYTES_A_SECOND) {
                throw new BodyTooSlow();
            }
        }

        @Override
        public void close() throws IOException {
            end();
            body.close();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }

    /** Frees the room of a sender who reads no further, or never read. */
    public void done() {
        if (counted instanceof Counted own) {
            own.end();
        }
    }
}
