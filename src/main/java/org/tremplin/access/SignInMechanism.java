package org.tremplin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.platform.Answers;
import org.tremplin.platform.Requests;

/**
 * Jakarta Security's way in: a form for people, a personal token for programs. The rights are looked up at each
 * request (from memory), so a closed account is out at once.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
    static final String SIGN_IN = "/access/sign-in";

    private static final String ACCOUNT = "tremplin.account";
    private static final String PASSWORD = "tremplin.password";
    private static final String CSRF = "tremplin.csrf";
    private static final String BEARER = "Bearer ";
    private static final List<String> PUBLIC = List.of(
            SIGN_IN,
            "/access/first-run",
            "/attendance/offline",
            "/assets/",
            "/feeds/",
            "/enrolment/answer",
            "/enrolment/register",
            "/offer",
            "/planning/offer",
            "/progress/certificate",
            "/jakarta.faces.resource/",
            "/preferences",
            "/health",
            "/openapi");

    @Inject
    private Accounts accounts;

    @Inject
    private Memory memory;

    @Inject
    private Passwords passwords;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.getAuthParameters().getCredential() instanceof UsernamePasswordCredential typed) {
            return signIn(typed, request, context);
        }
        String authorization = request.getHeader("Authorization");
        boolean program = isBearer(authorization) && Requests.path(request).startsWith("/api/");
        Optional<Grant> grant = program
                ? accounts.grantOfToken(authorization.substring(BEARER.length()).trim())
                : fromSession(request);
        if (grant.isPresent()) {
            request.setAttribute(Me.GRANT, grant.get());
            return context.notifyContainerAboutLogin(grant.get().login(), roles(grant.get()));
        }
        if (isPublic(Requests.path(request))) {
            return context.doNothing();
        }
        // the container asks here before it calls the filters
        Guard.headers(request, response);
        if (Requests.path(request).startsWith("/api/")) {
            Answers.problem(response, HttpServletResponse.SC_UNAUTHORIZED, "platform.problem.sign-in", request);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return context.redirect(SIGN_IN + "?next=" + URLEncoder.encode(target(request), StandardCharsets.UTF_8));
    }

    /** Whether this header carries a personal token: a program, no browser sends it by itself. */
    static boolean isBearer(String authorization) {
        return authorization != null && authorization.startsWith(BEARER);
    }

    private AuthenticationStatus signIn(
            UsernamePasswordCredential typed, HttpServletRequest request, HttpMessageContext context) {
        Optional<Accounts.Credentials> stored = accounts.credentials(typed.getCaller());
        boolean right = passwords.verify(
                typed.getPasswordAsString(),
                stored.map(Accounts.Credentials::passwordHash).orElse(null));
        if (!right) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        String hash = stored.get().passwordHash();
        Grant grant = accounts.grant(stored.get().accountId(), hash).orElseThrow();
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(ACCOUNT, grant.accountId());
        session.setAttribute(PASSWORD, hash);
        session.setAttribute(CSRF, Secrets.fresh());
        request.setAttribute(Me.GRANT, grant);
        return context.notifyContainerAboutLogin(grant.login(), roles(grant));
    }

    private Optional<Grant> fromSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object account = session == null ? null : session.getAttribute(ACCOUNT);
        if (!(account instanceof Long id)) {
            return Optional.empty();
        }
        String hash = (String) session.getAttribute(PASSWORD);
        // before each request: a service would open a transaction to find what is known already
        Memory.SignIn known = memory.signIns().get(id);
        return known == null ? accounts.grant(id, hash) : known.grantFor(hash);
    }

    /** This sign-in goes on with the new password; others of the account are over. */
    static void goOn(HttpServletRequest request, String passwordHash) {
        request.getSession().setAttribute(PASSWORD, passwordHash);
    }

    private static Set<String> roles(Grant grant) {
        return grant.roles().stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static boolean isPublic(String path) {
        return PUBLIC.stream().anyMatch(path::startsWith) && !path.contains("..");
    }

    private static String target(HttpServletRequest request) {
        boolean page = request.getMethod().equals("GET");
        String query = request.getQueryString();
        return page ? request.getRequestURI() + (query == null ? "" : "?" + query) : "/";
    }

    /** The token that forms and scripts of this sign-in must send back; empty when nobody is signed in. */
    static String csrf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(CSRF);
        return token == null ? "" : (String) token;
    }
}
