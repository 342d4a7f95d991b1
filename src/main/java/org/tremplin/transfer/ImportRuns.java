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
 * Runs imports, one at a time: in the background, so that users can leave the page, or while a program waits. Remembers
 * the last fifty, each for its owner only. The result of an import is that of its transaction, whatever else happened.
 */
@ApplicationScoped
public class ImportRuns {
    private static final Logger LOG = Logger.getLogger(ImportRuns.class.getName());
    private static final int KEPT = 50;

    /** An import that is running or finished. */
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

    /** The state of the data after an import that failed. */
    public enum Failure {
        NOTHING_WRITTEN,
        /** Everything it did until the failure. */
        WRITTEN,
        /** The database gave no answer. */
        UNKNOWN;

        public String key() {
            return "transfer.failure." + name();
        }
    }

    /**
     * The progress of a run.
     *
     * @param step "check" or the file being written
     * @param done rows done so far
     * @param rows all rows of the file; 0 while unknown
     * @param failure null unless the run failed
     * @param unavailable why nothing was written, if there is no disk space or no database
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

    /** Sent before a run's transaction begins to write. */
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
     * Starts an import with the caller's rights; closes the bundle when it ends. Refuses while another one runs.
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

    /** Reports an {@code Error} too, so that whoever waits learns the result of the transaction. */
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

    /**
     * The progress of a run. Missing for everybody but its owner, and after fifty later runs or a restart of the
     * server.
     */
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
