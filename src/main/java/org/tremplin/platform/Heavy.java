package org.tremplin.platform;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that takes much memory: unpacking a picture or a workbook, drawing a PDF. One task runs at a time and a few
 * wait; any further caller is told at once to try again later. However many ask, neither the memory nor the threads
 * that other pages need are used up.
 */
public final class Heavy {
    /** The running task and those waiting: a fraction of the server's threads (preboot.asadmin). */
    static final int LINE = 6;

    private static final Line WAITING = new Line(1, LINE, Duration.ofSeconds(30), "platform.problem.busy");

    private Heavy() {}

    /**
     * Runs the work when its turn comes; the work may include steps that only belong to it. Throws {@link Busy} when
     * too many wait.
     */
    public static <T> T one(Supplier<T> work) {
        return WAITING.one(work);
    }

    /** How many tasks run or wait. */
    static int inLine() {
        return WAITING.inLine();
    }

    /** Too much of this work is under way: 503, try again soon. */
    public static final class Busy extends RuntimeException implements HasProblem {
        private static final long serialVersionUID = 1;

        private final String key;

        Busy(String key) {
            super(key);
            this.key = key;
        }

        /** Too many clients are sending something slowly. */
        public static Busy withBodies() {
            return new Busy("platform.problem.crowded");
        }

        /** The same form is still being processed, for too long to wait for it. */
        public static Busy withTheSame() {
            return new Busy("platform.problem.sent-already");
        }

        public String sentence(Texts texts) {
            return texts.get(key);
        }

        @Override
        public Response problem(Texts texts) {
            return Response.fromResponse(ProblemDetails.answer(503, key, sentence(texts)))
                    .header("Retry-After", "5")
                    .build();
        }
    }
}
