package org.tremplin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.platform.Language;

/**
 * A request's language and theme, kept in cookies so that they work before signing in; also its path, its kind and the
 * token of its sign-in.
 */
public final class Requests {
    public static final String LANGUAGE = "lang";
    public static final String THEME = "theme";

    /** The session attribute that holds the token of {@link #csrf}. */
    public static final String CSRF = "tremplin.csrf";

    /**
     * The pages of learners and of the public: their texts exist in every language, those of other pages only in the
     * staff's.
     */
    public static final Set<String> IN_EVERY_LANGUAGE = Set.of(
            "/access/my-account",
            "/access/sign-in",
            "/enrolment/answer",
            "/enrolment/notices",
            "/enrolment/register",
            "/planning/feeds",
            "/planning/offer",
            "/progress/certificate",
            "/progress/check-in",
            "/progress/mine");

    /** Called by the scripts of learners' pages. */
    private static final String CHECK_INS = "/api/v1/check-ins";

    private Requests() {}

    /** The language of the answer: one in which the whole page exists. */
    public static Language language(HttpServletRequest request) {
        Language asked = askedLanguage(request);
        List<Language> there = languages(request);
        return Stream.concat(
                        Stream.of(
                                asked,
                                cookie(request, LANGUAGE).map(Language::of).orElse(null)),
                        preferred(request))
                .filter(there::contains)
                .findFirst()
                .orElse(Language.FR);
    }

    /** The address of a page as people write it, without Faces' file ending. */
    public static String page(String path) {
        return path.endsWith(".xhtml") ? path.substring(0, path.length() - ".xhtml".length()) : path;
    }

    /** The languages in which this page is available; error pages are available in all. */
    public static List<Language> languages(HttpServletRequest request) {
        String path = page(path(request));
        boolean every = failed(request)
                || IN_EVERY_LANGUAGE.contains(path)
                || path.equals(CHECK_INS)
                || path.startsWith("/errors/");
        return Language.all().stream().filter(l -> every || l.staff()).toList();
    }

    /** Whether this page replaces one that could not be shown. */
    public static boolean failed(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
    }

    /** The language that the address asks for, or null. Reads only the query, so that the body stays unread. */
    public static Language askedLanguage(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || !query.contains(LANGUAGE + "=")) {
            return null;
        }
        return Stream.of(query.split("&"))
                .filter(parameter -> parameter.startsWith(LANGUAGE + "="))
                .map(parameter -> Language.of(parameter.substring(LANGUAGE.length() + 1)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Language> preferred(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream().map(locale -> Language.of(locale.getLanguage()));
    }

    /** The token that forms and scripts of this sign-in must send back; empty when nobody is signed in. */
    public static String csrf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(CSRF);
        return token == null ? "" : (String) token;
    }

    public static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(c -> c.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** The requested path as the server understood it: decoded, without path parameters. */
    public static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** Whether the body is multipart, like that of a form with a file. */
    public static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
