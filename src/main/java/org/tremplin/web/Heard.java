package org.tremplin.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records a response's text while it is written, so that it can be sent again. */
final class Heard extends HttpServletResponseWrapper {
    /** In characters; a longer answer cannot be sent again. */
    private static final int LARGEST_ANSWER = 300_000;

    /** The redirect that a page's script receives. */
    private static final Pattern LEADS_ELSEWHERE = Pattern.compile(
            "(?:<\\?xml[^>]*>\\s*)?<partial-response[^>]*>\\s*<redirect url=\"([^\"]*)\".*", Pattern.DOTALL);

    /**
     * An answer that can be sent again. @param policy the page's content security policy: it names the nonce used in
     * the page
     */
    record Answer(int status, String location, String type, String policy, String body) {
        boolean leadsElsewhere() {
            return elsewhere() != null;
        }

        /** The address on this server that it redirects to; null when it stays on the page. */
        String elsewhere() {
            Matcher told = LEADS_ELSEWHERE.matcher(body);
            String address = status == HttpServletResponse.SC_FOUND ? location : told.matches() ? told.group(1) : null;
            return address == null ? null : address.replace("&amp;", "&").replaceFirst("^https?://[^/]+", "");
        }

        /** Whether it is a whole page rather than parts of one. */
        boolean whole() {
            return body.isEmpty() || type.startsWith("text/html");
        }

        void give(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            if (location != null) {
                response.setHeader("Location", location);
            }
            if (policy != null) {
                response.setHeader("Content-Security-Policy", policy);
            }
            if (!body.isEmpty()) {
                response.setContentType(type);
                response.getWriter().write(body);
            }
        }
    }

    private final StringBuilder text = new StringBuilder();
    private boolean tooMuch;
    private PrintWriter writer;

    Heard(HttpServletResponse response) {
        super(response);
    }

    /** Null for an error, a file, or a text that is too long. */
    Answer answer() {
        boolean page = getStatus() == SC_OK && text.length() > 0;
        boolean elsewhere = getStatus() == SC_FOUND && getHeader("Location") != null;
        return tooMuch || !page && !elsewhere
                ? null
                : new Answer(
                        getStatus(),
                        getHeader("Location"),
                        String.valueOf(getContentType()),
                        getHeader("Content-Security-Policy"),
                        text.toString());
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            Writer out = super.getWriter();
            writer = new PrintWriter(new Writer() {
                @Override
                public void write(char[] some, int from, int length) throws IOException {
                    out.write(some, from, length);
                    if (tooMuch || text.length() + length > LARGEST_ANSWER) {
                        tooMuch = true;
                        text.setLength(0);
                    } else {
                        text.append(some, from, length);
                    }
                }

                @Override
                public void flush() throws IOException {
                    out.flush();
                }

                @Override
                public void close() throws IOException {
                    out.close();
                }
            });
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        tooMuch = true;
        return super.getOutputStream();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        text.setLength(0);
    }

    @Override
    public void reset() {
        super.reset();
        text.setLength(0);
    }
}
