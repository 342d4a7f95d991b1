package org.tremplin.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.tremplin.platform.installation.Installation;

/**
 * The address at which browsers reach this installation: {@code TREMPLIN_URL}, which the launcher has checked. Links,
 * redirects, Secure cookies and HSTS follow from it, never from a request's own host and scheme.
 *
 * @param url without a trailing slash
 */
public record PublicAddress(String url) {
    private static final PublicAddress OURS = new PublicAddress(Installation.url());

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public PublicAddress {
        url = url.strip().replaceFirst("/+$", "");
    }

    public static PublicAddress ours() {
        return OURS;
    }

    /** Whether users connect over TLS, if only as far as a proxy. */
    public boolean secure() {
        return url.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /** Whether this is the origin that a request names ({@code Origin}). */
    public boolean isOrigin(String origin) {
        URI own = URI.create(url.toLowerCase(Locale.ROOT));
        return origin.equalsIgnoreCase(own.getScheme() + "://" + own.getAuthority());
    }

    /**
     * The {@code Location} for a path of ours. When the address only names this machine, clients on other machines use
     * another name: then the path alone, which browsers complete.
     */
    String location(String path) {
        String host = URI.create(url).getHost();
        boolean known = host != null && !THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
        return (known ? url : "") + ascii(path);
    }

    /** A header holds ASCII only, without spaces or line breaks. */
    private static String ascii(String path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                text.append(String.format("%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Redirects a browser to a path of ours. */
    public void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", location(path));
    }

    /** Wraps the response so that redirects to our own paths use this address. */
    public HttpServletResponse around(HttpServletResponse response) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String target) throws IOException {
                sendRedirect(target, SC_FOUND, true);
            }

            @Override
            public void sendRedirect(String target, int status) throws IOException {
                sendRedirect(target, status, true);
            }

            @Override
            public void sendRedirect(String target, boolean instead) throws IOException {
                sendRedirect(target, SC_FOUND, instead);
            }

            @Override
            public void sendRedirect(String target, int status, boolean instead) throws IOException {
                if (!target.startsWith("/") || target.startsWith("//")) {
                    super.sendRedirect(target, status, instead);
                    return;
                }
                if (instead) {
                    resetBuffer();
                }
                setStatus(status);
                setHeader("Location", location(target));
                flushBuffer();
            }
        };
    }
}
