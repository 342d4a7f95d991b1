package org.tremplin.people;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;

/** Computes, once after an upgrade, the name keys of older files. */
@ApplicationScoped
class NameKeys {
    private static final Logger LOG = Logger.getLogger(NameKeys.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Duplicates duplicates;

    @Inject
    private Me me;

    @Inject
    private RequestContextController requests;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        executor.submit(this::fill);
    }

    private void fill() {
        boolean opened = requests.activate();
        try {
            me.become(Grant.server());
            long last = 0;
            do {
                last = duplicates.fillKeys(last);
            } while (last > 0);
        } catch (RuntimeException failure) {
            // the next start tries again; until then these files are found by telephone and birth date only
            LOG.log(Level.SEVERE, "the keys of names could not be made", failure);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }
}
