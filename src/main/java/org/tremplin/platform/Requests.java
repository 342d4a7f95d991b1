package org.tremplin.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a request says of its reader: language and theme, kept in cookies so that they work before signing in. */
public final class Requests {
    public static final String LANGUAGE = "lang";
    public static final String THEME = "theme";

    private Requests() {}

    public static Language language(HttpServletRequest request) {
        Language asked = askedLanguage(request);
        if (asked != null) {
            return asked;
        }
        return cookie(request, LANGUAGE).map(Language::of).orElseGet(() -> preferred(request));
    }

    /** The language that the address asks for, or null. Asked of the query alone: nothing of a body is read for it. */
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

    private static Language preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Language.FR;
        }
        for (Locale locale : Collections.list(request.getLocales())) {
            Language known = Language.of(locale.getLanguage());
            if (known != null) {
                return known;
            }
        }
        return Language.FR;
    }

    public static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(c -> c.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Where the request goes, as the server understood it: decoded, without path parameters. */
    public static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
