package org.tremplin.access.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.AccessCache;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.AuditTrail;
import org.tremplin.access.Capability;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.access.Secrets;
import org.tremplin.access.WarmUp;
import org.tremplin.web.Answers;
import org.tremplin.web.ClientAddress;
import org.tremplin.web.PublicAddress;
import org.tremplin.web.Requests;
import org.tremplin.web.Unavailable;

/**
 * The sign-in of Jakarta Security: a form for people, a personal token for programs. The rights are looked up at each
 * request (cached), so a closed account is locked out at once.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
    static final String SIGN_IN = "/access/sign-in";

    static final String MY_ACCOUNT = "/access/my-account";

    private static final String SIGNED_IN = "tremplin.sign-in";
    private static final String BEARER = "Bearer ";

    /** What the sign-in page hands over: whose password was typed. */
    record Checked(Grants.Credentials account) implements Credential {}

    @Inject
    private Grants grants;

    @Inject
    private AccessCache cache;

    @Inject
    private SignIns signIns;

    @Inject
    private Throttle throttle;

    @Inject
    private Passwords passwords;

    @Inject
    private WarmUp warmUp;

    @Inject
    private AuditTrail trail;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return validate(request, response, context);
        } catch (RuntimeException failure) {
            // the container calls this before the filters
            Guard.headers(request, response);
            Unavailable.behind(failure).orElseThrow(() -> failure).answer(request, response, failure);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.getAuthParameters().getCredential() instanceof Checked checked) {
            return signIn(checked.account(), request, context);
        }
        Grant nobody = warmUp.of(request);
        if (nobody != null) {
            if (Requests.path(request).equals(SIGN_IN)) {
                passwords.warmUp();
            }
            request.setAttribute(Me.GRANT, nobody);
            return context.notifyContainerAboutLogin("-", roles(nobody));
        }
        String authorization = request.getHeader("Authorization");
        boolean program = isBearer(authorization) && Requests.path(request).startsWith("/api/");
        Optional<Grant> grant = program
                ? grants.ofToken(authorization.substring(BEARER.length()).trim())
                : fromSession(request);
        if (grant.isPresent()) {
            if (request.getAttribute(Me.PASSWORD_INITIAL) != null && !opensWithFirstPassword(Requests.path(request))) {
                return chooseFirst(request, response);
            }
            request.setAttribute(Me.GRANT, grant.get());
            return context.notifyContainerAboutLogin(grant.get().login(), roles(grant.get()));
        }
        if (Capability.isOpen(Requests.path(request))) {
            return context.doNothing();
        }
        ClientAddress from = ClientAddress.of(request);
        if (program && throttle.takeNote(from)) {
            trail.soon(null, "SignIns.program", "from=" + from.coarse(), "missing");
        }
        // the container calls this before the filters
        Guard.headers(request, response);
        if (Requests.path(request).startsWith("/api/")) {
            Answers.problem(response, HttpServletResponse.SC_UNAUTHORIZED, "platform.problem.sign-in", request);
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (isPartial(request)) {
            // the page stays as it is, with what was typed, and shows the message
            Answers.sentence(response, HttpServletResponse.SC_UNAUTHORIZED, "platform.problem.session-over", request);
            return AuthenticationStatus.SEND_FAILURE;
        }
        PublicAddress.ours()
                .redirect(response, SIGN_IN + "?next=" + URLEncoder.encode(target(request), StandardCharsets.UTF_8));
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Whether this header carries a personal token: then it is a program, since no browser sends one by itself. */
    static boolean isBearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private AuthenticationStatus signIn(
            Grants.Credentials account, HttpServletRequest request, HttpMessageContext context) {
        String hash = account.passwordHash();
        Optional<AccessCache.Known> known = grants.known(account.accountId(), hash);
        if (known.isEmpty()) {
            // closed, or its password changed, at this very moment
            return AuthenticationStatus.SEND_FAILURE;
        }
        Grant grant = known.get().grant();
        HttpSession old = request.getSession(false);
        if (old != null) {
            signIns.drop(old.getAttribute(SIGNED_IN));
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(
                SIGNED_IN,
                signIns.begin(
                        grant.accountId(),
                        hash,
                        Devices.name(request.getHeader("User-Agent")),
                        ClientAddress.of(request).coarse()));
        session.setAttribute(Requests.CSRF, Secrets.fresh());
        request.setAttribute(Me.GRANT, grant);
        return context.notifyContainerAboutLogin(grant.login(), roles(grant));
    }

    private Optional<Grant> fromSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object id = session == null ? null : session.getAttribute(SIGNED_IN);
        if (id == null) {
            return Optional.empty();
        }
        Optional<SignIns.SignIn> open = signIns.find(id);
        if (open.isEmpty()) {
            session.invalidate();
        }
        Optional<AccessCache.Known> known = open.flatMap(this::known);
        if (known.isPresent() && known.get().passwordInitial()) {
            request.setAttribute(Me.PASSWORD_INITIAL, true);
        }
        return known.map(AccessCache.Known::grant);
    }

    private Optional<AccessCache.Known> known(SignIns.SignIn signIn) {
        // runs before each request: a service would open a transaction to find what is already cached
        AccessCache.Known known = cache.accounts().get(signIn.account());
        return known == null ? grants.known(signIn.account(), signIn.password()) : known.with(signIn.password());
    }

    /** Until the user has chosen a password of their own, only one page is open. */
    private static boolean opensWithFirstPassword(String path) {
        return Capability.isOpen(path) || Requests.page(path).equals(MY_ACCOUNT) || path.equals("/sign-out");
    }

    private static AuthenticationStatus chooseFirst(HttpServletRequest request, HttpServletResponse response) {
        Guard.headers(request, response);
        if (Requests.path(request).startsWith("/api/")) {
            Answers.problem(
                    response, HttpServletResponse.SC_FORBIDDEN, AccessRefusal.PASSWORD_MUST_CHANGE.key(), request);
            return AuthenticationStatus.SEND_FAILURE;
        }
        PublicAddress.ours().redirect(response, MY_ACCOUNT);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Continues this sign-in with the new password; other sign-ins of the account end. */
    void continueWith(HttpServletRequest request, String passwordHash) {
        signIns.continueWith(current(request), passwordHash);
    }

    /** The id of the sign-in that a request belongs to, or null. */
    static Object current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getAttribute(SIGNED_IN);
    }

    /** Whether a Faces script requests a part of its page. */
    private static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    private static Set<String> roles(Grant grant) {
        return grant.roles().stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static String target(HttpServletRequest request) {
        boolean page = request.getMethod().equals("GET");
        String query = request.getQueryString();
        return page ? request.getRequestURI() + (query == null ? "" : "?" + query) : "/";
    }
}
