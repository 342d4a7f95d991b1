package org.tremplin.platform;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Reports an unreachable database at once. By default EclipseLink retries three times, five seconds apart, while the
 * phone waits. Named in persistence.xml.
 */
public class NoRetries implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        disableRetries(login);
        // ids use connections of their own
        if (session instanceof DatabaseSession own
                && own.getSequencingControl().getLogin() instanceof DatabaseLogin ids) {
            disableRetries(ids);
        }
    }

    private static void disableRetries(DatabaseLogin login) {
        login.setQueryRetryAttemptCount(0);
        login.setDelayBetweenConnectionAttempts(0);
    }
}
