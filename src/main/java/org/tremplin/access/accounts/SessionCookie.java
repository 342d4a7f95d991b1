package org.tremplin.access.accounts;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.tremplin.web.PublicAddress;

/**
 * The sign-in cookie: sent only over TLS when the public address ({@code TREMPLIN_URL}) uses it. {@code payara-web.xml}
 * keeps it from being sent to other sites.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setSessionTimeout((int) SignIns.IDLE.toMinutes());
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setSecure(PublicAddress.ours().secure());
    }
}
