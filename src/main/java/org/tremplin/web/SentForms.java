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

/** The forms of one session: which are worked on, who waits for them, and where the last ones led ({@link SentOnce}). */
final class SentForms implements Serializable {
    /** Answers, of a session. */
    static final int REMEMBERED = 20;

    /** What answers that are pages or parts of one may come to, of a session, in characters; the last one is kept in any case. */
    static final int PAGES = 100_000;

    /** Who waits for a sending like their own, of all: a fraction of the server's threads (preboot.asadmin). */
    static final int MOST_WAITING = 12;

    /** Of these, of one session. */
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

    /** By views, the oldest first. */
    private final transient Map<String, Done> done = new LinkedHashMap<>();

    private transient int waiting;

    /** Where one was led last that had been sent before; null once it is said there. */
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

    /** Of another run nothing is known: nobody works or waits any more. */
    private Object readResolve() {
        return new SentForms();
    }

    /** Whether this address is where the answer of before led that was given again; said once. */
    synchronized boolean takeSentBefore(String address) {
        boolean there = address.equals(ledTo);
        ledTo = there ? null : ledTo;
        return there;
    }

    /** @return the answer that there is; null: the work is to be done, until {@link #end} is said */
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

    /** Until there is an answer, or somebody has to work for it. */
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
     * @param answer null when the work was not done, or cannot be told again: then the next of those who wait does it
     * @param inTurn whether the same contents would be sent otherwise by who has seen the answer and means them again
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
