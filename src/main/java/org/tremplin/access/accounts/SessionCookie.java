package org.tremplin.access.accounts;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.tremplin.web.PublicAddress;

/**
 * The sign-in cookie: only over TLS where the public address ({@code TREMPLIN_URL}) is. That it does not go to other
 * sites is said in {@code payara-web.xml}.
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
