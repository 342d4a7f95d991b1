package org.tremplin.transfer.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.platform.installation.Installation;

/** Loads the demo data when the launcher asks for them and the database is empty. */
@ApplicationScoped
class DemoStart {
    /** Runs before the daily rounds, so that they find the data. */
    private static final int BEFORE_ROUNDS = 100;

    @Inject
    private DemoData demo;

    @Inject
    private Me me;

    @ActivateRequestContext
    void start(@Observes @Priority(BEFORE_ROUNDS) @Initialized(ApplicationScoped.class) Object deployed) {
        if (Installation.isDemo()) {
            me.become(Grant.server());
            if (demo.fill()) {
                Logger.getLogger(DemoStart.class.getName()).info("Demo data loaded.");
            }
        }
    }
}
