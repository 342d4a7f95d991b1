package org.tremplin.access.accounts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.tremplin.access.AuditTrail;
import org.tremplin.access.Me;
import org.tremplin.platform.Language;
import org.tremplin.web.Requests;

/** Handles the plain forms in every page's bar: sign out, language, theme. They work without scripts. */
@WebServlet({"/sign-out", "/preferences"})
public class BarServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final List<String> THEMES = List.of("", "light", "dark", "contrast");

    @Inject
    private transient Me me;

    @Inject
    private transient SignIns signIns;

    @Inject
    private transient AuditTrail trail;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/sign-out")) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                if (me.isSignedIn()) {
                    signIns.end(me.grant().accountId(), SignInMechanism.current(request));
                    trail.soon(me.accountId(), "SignIns.leave", "", "ok");
                }
                session.invalidate();
            }
            // unsent taps of other accounts on this phone are kept; outbox.js has removed the rest
            boolean others = request.getParameter("others") != null;
            response.setHeader("Clear-Site-Data", others ? "\"cache\"" : "\"cache\", \"storage\"");
            response.sendRedirect(SignInMechanism.SIGN_IN);
            return;
        }
        Language language = Language.of(request.getParameter(Requests.LANGUAGE));
        if (language != null) {
            response.addCookie(Guard.preference(Requests.LANGUAGE, language.tag()));
        }
        String theme = request.getParameter(Requests.THEME);
        if (theme != null && THEMES.contains(theme)) {
            response.addCookie(Guard.preference(Requests.THEME, theme));
        }
        response.sendRedirect(inside(request.getParameter("back")));
    }

    /**
     * Accepts only a path of ours, never a redirect to another site (browsers read "/&lt;tab&gt;/host" as "//host").
     */
    static String inside(String target) {
        return target != null && target.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") ? target : "/";
    }
}
