package org.tremplin.transfer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** Imports that run while their page shows progress, or is left: the last fifty, each for its owner only. */
@ApplicationScoped
public class ImportRuns {
    private static final Logger LOG = Logger.getLogger(ImportRuns.class.getName());
    private static final int KEPT = 50;

    /** One import under way or over. */
    private static final class Run {
        private final long owner;
        private volatile String step = "check";
        private volatile int rows;
        private volatile ImportReport report;
        private volatile Refused refused;
        private volatile boolean failed;

        private Run(long owner) {
            this.owner = owner;
        }
    }

    /** How far a run is. @param step "check" or the file being written @param report null while it runs */
    public record Status(String step, int rows, boolean failed, Refused refused, ImportReport report) {}

    private final Map<String, Run> runs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > KEPT;
        }
    };

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Imports imports;

    @Inject
    private Me me;

    @Inject
    private RequestContextController requests;

    /** Starts an import with the caller's rights. @return its id */
    public String start(Bundle bundle) {
        Grant grant = Missing.orMissing(me.grant());
        Run run = new Run(grant.accountId());
        String id = UUID.randomUUID().toString();
        synchronized (runs) {
            runs.put(id, run);
        }
        executor.submit(() -> work(bundle, grant, run));
        return id;
    }

    private void work(Bundle bundle, Grant grant, Run run) {
        boolean opened = requests.activate();
        try {
            me.become(grant);
            run.report = imports.run(bundle, (step, rows) -> {
                run.step = step;
                run.rows = rows;
            });
        } catch (Refused refused) {
            run.refused = refused;
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "an import failed; nothing was written", failure);
        } finally {
            run.failed = run.report == null && run.refused == null;
            if (opened) {
                requests.deactivate();
            }
        }
    }

    /** How far it is; missing for everybody but its owner. */
    public Status status(String id) {
        Run run;
        synchronized (runs) {
            run = runs.get(id);
        }
        if (run == null || me.grant() == null || run.owner != me.grant().accountId()) {
            throw new Missing();
        }
        return new Status(run.step, run.rows, run.failed, run.refused, run.report);
    }
}
