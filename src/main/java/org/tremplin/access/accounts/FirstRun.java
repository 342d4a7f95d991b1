package org.tremplin.access.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.tremplin.platform.installation.Installation;
import org.tremplin.web.PublicAddress;

/**
 * On a database without accounts, prints a link with a secret: whoever can read the server's own output becomes the
 * first administrator and chooses the password. No account is shipped, and nobody else on the network can get there
 * first. Each further start prints another link while there is no account; earlier links stay valid.
 */
@ApplicationScoped
class FirstRun {
    private static final Logger LOG = Logger.getLogger(FirstRun.class.getName());

    @Inject
    private FirstRunKeys keys;

    @ActivateRequestContext
    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        if (!Installation.isDemo() && keys.nobodyYet()) {
            LOG.info("No account yet. Open this link to become the administrator: "
                    + PublicAddress.ours().url() + "/access/first-run?key=" + keys.fresh());
        }
    }
}
