package org.tremplin.access.accounts;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.tremplin.access.AccessRefusal;
import org.tremplin.access.Me;
import org.tremplin.access.Secrets;
import org.tremplin.access.Shells;
import org.tremplin.platform.Heavy;
import org.tremplin.platform.Language;
import org.tremplin.web.Answers;
import org.tremplin.web.BodyMalformed;
import org.tremplin.web.BodyTooLarge;
import org.tremplin.web.BodyTooSlow;
import org.tremplin.web.CountedBody;
import org.tremplin.web.NoncedRequest;
import org.tremplin.web.PublicAddress;
import org.tremplin.web.Requests;
import org.tremplin.web.SentOnce;
import org.tremplin.web.Unavailable;

/**
 * Around every request: security headers, and two checks against requests forged by other sites. A request that changes
 * something must come from our own pages (Origin, Sec-Fetch-Site); outside Faces, whose view state already is a token,
 * it must also carry the token of this sign-in. Personal tokens need neither, since no browser sends them by itself.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class Guard extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> CHANGING = Set.of("POST", "PUT");
    /** For a form or JSON, in bytes: a roll-call of 500 people with its corrections fits. */
    private static final int LARGEST_BODY = 1_000_000;
    /** For files, in bytes. */
    private static final int LARGEST_UPLOAD = 25_000_000;
    /** For the files of an import, which are never held in memory; the import limits separately what it unpacks. */
    private static final int LARGEST_IMPORT = 100_000_000;
    /** What is not a page may load nothing; pages get their policy, with a nonce, from PrimeFaces. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /** It answers for all our pages, and fetches them. */
    private static final String SERVICE_WORKER = "/assets/sw.js";

    @Inject
    private transient Shells shells;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse plain, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse response = PublicAddress.ours().around(plain);
        if (!"UTF-8".equalsIgnoreCase(request.getCharacterEncoding())) {
            // not for an error page, whose fields have been read already
            request.setCharacterEncoding("UTF-8");
        }
        headers(request, response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(NoncedRequest.of(request), response);
            return;
        }
        rememberLanguage(request, response);
        if (SAFE.contains(request.getMethod())) {
            Unavailable.guard(
                    NoncedRequest.of(request),
                    response,
                    (asked, answer) -> shells.answer((HttpServletRequest) asked, (HttpServletResponse) answer, chain));
            return;
        }
        if (!CHANGING.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS, POST, PUT");
            Answers.problem(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "platform.problem.malformed", request);
            return;
        }
        int most = largest(request);
        if (request.getContentLengthLong() > most) {
            BodyTooLarge.answer(request, response, most);
            return;
        }
        if (fromElsewhere(request)) {
            refuse(request, response, AccessRefusal.OTHER_ORIGIN);
            return;
        }
        if (Requests.isUpload(request) && request.getAttribute(Me.GRANT) == null) {
            // files are read only from users who are signed in
            Answers.problem(response, HttpServletResponse.SC_FORBIDDEN, "platform.problem.sign-in", request);
            return;
        }
        CountedBody body = new CountedBody(request, most, request.getAttribute(Me.GRANT) != null);
        try {
            if (needsToken(request) && !Secrets.same(Requests.csrf(request), token(body))) {
                refuse(request, response, AccessRefusal.CSRF_TOKEN_MISSING);
                return;
            }
            SentOnce.guard(
                    NoncedRequest.of(body),
                    response,
                    (sent, answer) ->
                            Unavailable.guard((HttpServletRequest) sent, (HttpServletResponse) answer, chain));
        } catch (BodyTooLarge | BodyTooSlow | BodyMalformed | Heavy.Busy unread) {
            // thrown while reading the fields of a form, before the request was processed
            Answers.problem(request, response, unread);
        } finally {
            body.done();
        }
    }

    private static int largest(HttpServletRequest request) {
        if (!Requests.isUpload(request)) {
            return LARGEST_BODY;
        }
        return Requests.path(request).equals("/api/v1/imports") ? LARGEST_IMPORT : LARGEST_UPLOAD;
    }

    static void headers(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (PublicAddress.ours().secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = Requests.path(request);
        if (path.equals(SERVICE_WORKER)) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; connect-src 'self'");
            response.setHeader("Service-Worker-Allowed", "/");
        } else if (path.startsWith("/assets/") || path.startsWith("/api/")) {
            response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        }
        if (path.startsWith("/assets/")) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else if (!path.startsWith("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static void rememberLanguage(HttpServletRequest request, HttpServletResponse response) {
        Language asked = Requests.askedLanguage(request);
        if (asked != null) {
            response.addCookie(preference(Requests.LANGUAGE, asked.tag()));
        }
    }

    static Cookie preference(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(365 * 24 * 3600);
        cookie.setHttpOnly(true);
        cookie.setSecure(PublicAddress.ours().secure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static boolean fromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null
                && !PublicAddress.ours().isOrigin(origin)
                && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }

    private static boolean needsToken(HttpServletRequest request) {
        String path = Requests.path(request);
        boolean ours = path.startsWith("/api/") || path.equals("/sign-out") || path.equals("/notices-seen");
        return ours && !SignInMechanism.isBearer(request.getHeader("Authorization"));
    }

    private static String token(HttpServletRequest request) {
        String header = request.getHeader("X-CSRF-Token");
        return header == null && !Requests.path(request).startsWith("/api/") ? request.getParameter("csrf") : header;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessRefusal refusal) {
        Answers.problem(response, HttpServletResponse.SC_FORBIDDEN, refusal.key(), request);
    }
}
