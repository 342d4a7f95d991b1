package org.tremplin.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tremplin.platform.Heavy;
import org.tremplin.web.Heard.Answer;

/**
 * The forms of one session: which are being processed, which requests wait for them, and where the last ones led
 * ({@link SentOnce}).
 */
final class SentForms implements Serializable {
    /** How many answers are kept per session. */
    static final int REMEMBERED = 20;

    /**
     * The total length of the page and partial answers kept per session, in characters; the last one is always kept.
     */
    static final int PAGES = 100_000;

    /**
     * How many requests may wait for an identical one, over all sessions: a fraction of the server's threads
     * (preboot.asadmin).
     */
    static final int MOST_WAITING = 12;

    /** How many of these in one session. */
    static final int MOST_WAITING_OF_ONE = 4;

    private static final long serialVersionUID = 1;
    private static final int PATIENCE_SECONDS = 30;
    private static final Semaphore ROOM = new Semaphore(MOST_WAITING);

    private static final class Sending {
        private Answer answer;
        private boolean busy;
        private int waiting;
    }

    private record Done(String key, Answer answer) {}

    private final transient Map<String, Sending> atWork = new HashMap<>();

    /** By view, oldest first. */
    private final transient Map<String, Done> done = new LinkedHashMap<>();

    private transient int waiting;

    /** Where the last repeated form led; null once that page has said so. */
    private String ledTo;

    SentForms() {}

    static SentForms in(HttpSession session) {
        synchronized (SentForms.class) {
            if (session.getAttribute(SentForms.class.getName()) instanceof SentForms known) {
                return known;
            }
            SentForms fresh = new SentForms();
            session.setAttribute(SentForms.class.getName(), fresh);
            return fresh;
        }
    }

    /** After a restart nothing is known: no request works or waits any more. */
    private Object readResolve() {
        return new SentForms();
    }

    /** Whether this is the address to which a repeated answer led; true only once. */
    synchronized boolean takeSentBefore(String address) {
        boolean there = address.equals(ledTo);
        ledTo = there ? null : ledTo;
        return there;
    }

    /** @return the known answer; null when the caller has to do the work and then call {@link #end} */
    synchronized Answer begin(String view, String key) {
        Done before = done.get(view);
        if (before != null && before.key().equals(key)) {
            ledTo = before.answer().elsewhere();
            return before.answer();
        }
        Sending equal = atWork.computeIfAbsent(key, k -> new Sending());
        await(equal);
        equal.busy = equal.answer == null;
        return equal.answer;
    }

    /** Waits for an answer, or until this request has to do the work itself. */
    private void await(Sending equal) {
        if (!equal.busy) {
            return;
        }
        if (waiting >= MOST_WAITING_OF_ONE || !ROOM.tryAcquire()) {
            throw Heavy.Busy.withTheSame();
        }
        waiting++;
        equal.waiting++;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (equal.busy) {
                long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (millis <= 0) {
                    throw Heavy.Busy.withTheSame();
                }
                wait(millis);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Heavy.Busy.withTheSame();
        } finally {
            waiting--;
            equal.waiting--;
            ROOM.release();
        }
    }

    /**
     * @param answer null when the work was not done, or its answer cannot be repeated: then the next waiting request
     *     does it
     * @param inTurn whether a deliberate repetition, sent by somebody who has seen the answer, would differ
     */
    synchronized void end(String view, String key, Answer answer, boolean inTurn) {
        Sending own = atWork.get(key);
        own.busy = false;
        own.answer = answer;
        if (answer != null || own.waiting == 0) {
            atWork.remove(key);
        }
        notifyAll();
        if (answer == null || !answer.leadsElsewhere() && !answer.whole() && !inTurn) {
            return;
        }
        done.remove(view);
        done.put(view, new Done(key, answer));
        if (done.size() > REMEMBERED) {
            done.remove(done.keySet().iterator().next());
        }
        // pages are large
        int room = PAGES;
        for (String known : List.copyOf(done.keySet()).reversed()) {
            int size = done.get(known).answer().body().length();
            if (size > room && !known.equals(view)) {
                done.remove(known);
            } else {
                room = Math.max(0, room - size);
            }
        }
    }

    static int waitingOfAll() {
        return MOST_WAITING - ROOM.availablePermits();
    }
}
