package org.tremplin.transfer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.platform.Claims;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.web.Unavailable;

/**
 * Imports, one at a time: while their page shows progress or is left, or while a program waits. The last fifty are
 * remembered, each for its owner only. What became of one is what became of its transaction, whatever happened on the way.
 */
@ApplicationScoped
public class ImportRuns {
    private static final Logger LOG = Logger.getLogger(ImportRuns.class.getName());
    private static final int KEPT = 50;

    /** One import under way or over. */
    private static final class Run implements Progress {
        private final long owner;
        private volatile Status status = new Status("check", 0, 0, null, null, null, null);
        private volatile Boolean written;

        private Run(long owner) {
            this.owner = owner;
        }

        @Override
        public void at(String step, String file, long done, long of) {
            status = new Status(step.equals("check") ? step : file, done, of, null, null, null, null);
        }

        private void end(Failure failure, Unavailable why, Refused refused, ImportReport report) {
            status = new Status(status.step, status.done, status.rows, failure, why, refused, report);
        }

        private Failure failure() {
            return written == null ? Failure.UNKNOWN : written ? Failure.WRITTEN : Failure.NOTHING_WRITTEN;
        }
    }

    /** What became of an import that broke off. */
    public enum Failure {
        NOTHING_WRITTEN,
        /** All of what it had done until then. */
        WRITTEN,
        /** The database did not say. */
        UNKNOWN;

        public String key() {
            return "transfer.failure." + name();
        }
    }

    /**
     * How far a run is.
     *
     * @param step "check" or the file being written
     * @param done how many of its rows are done, of {@code rows}; 0 of them when nobody knows yet
     * @param failure null when it did not break off
     * @param unavailable why nothing was written, when that is for want of room or of a database
     * @param report null while it runs
     */
    public record Status(
            String step,
            long done,
            long rows,
            Failure failure,
            Unavailable unavailable,
            Refused refused,
            ImportReport report) {}

    /** A transaction in which a run writes is about to begin. */
    record Began(Progress run) {}

    private final Map<String, Run> runs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > KEPT;
        }
    };

    private final AtomicBoolean running = new AtomicBoolean();

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Imports imports;

    @Inject
    private Claims claims;

    @Inject
    private Me me;

    @Inject
    private RequestContextController requests;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        Bundle.sweep();
    }

    /**
     * Starts an import with the caller's rights; the bundle is closed when it is over. Refuses while another one runs.
     *
     * @return its id
     */
    public String start(Bundle bundle, Set<Consent> consents) {
        Grant grant = Missing.orMissing(me.grant());
        Run run = new Run(grant.accountId());
        String id = UUID.randomUUID().toString();
        begin();
        try {
            executor.submit(() -> work(bundle, consents, grant, run));
        } catch (RuntimeException full) {
            running.set(false);
            throw full;
        }
        synchronized (runs) {
            runs.put(id, run);
        }
        return id;
    }

    /** Imports while the caller waits. Refuses while another one runs. */
    public Status await(Bundle bundle, Set<Consent> consents) {
        Run run = new Run(Missing.orMissing(me.grant()).accountId());
        begin();
        run(bundle, consents, run);
        return run.status;
    }

    private void begin() {
        if (!running.compareAndSet(false, true)) {
            throw new Refused(TransferRefusal.IMPORT_RUNNING);
        }
    }

    private void work(Bundle bundle, Set<Consent> consents, Grant grant, Run run) {
        boolean opened = requests.activate();
        try {
            me.become(grant);
            run(bundle, consents, run);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }

    /** An {@code Error} too is an answer: whoever waits hears what became of the transaction. */
    private void run(Bundle bundle, Set<Consent> consents, Run run) {
        try {
            run.end(null, null, null, imports.run(bundle, consents, run));
        } catch (Refused refused) {
            run.end(null, null, refused, null);
        } catch (Throwable failure) {
            Failure became = run.failure();
            Unavailable why = became == Failure.NOTHING_WRITTEN
                    ? Unavailable.behind(failure).orElse(null)
                    : null;
            run.end(became, why, null, null);
            if (why != null) {
                why.log(failure);
            } else {
                LOG.log(Level.SEVERE, failure, () -> "an import broke off: " + became);
            }
        } finally {
            running.set(false);
            bundle.close();
        }
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Began began) {
        decided(began, true);
    }

    void rolledBack(@Observes(during = TransactionPhase.AFTER_FAILURE) Began began) {
        decided(began, false);
    }

    void over(@Observes(during = TransactionPhase.AFTER_COMPLETION) Began began) {
        claims.release();
    }

    private static void decided(Began began, boolean written) {
        if (began.run() instanceof Run run) {
            run.written = written;
        }
    }

    /** How far it is; missing for everybody but its owner, and when fifty came after it or the server was started anew. */
    public Status status(String id) {
        Run run;
        synchronized (runs) {
            run = runs.get(id);
        }
        if (run == null || me.grant() == null || run.owner != me.grant().accountId()) {
            throw new ForgottenImport();
        }
        return run.status;
    }
}
