package org.tremplin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.platform.Missing;
import org.tremplin.platform.paper.Pdf;
import org.tremplin.web.Requests;

/** Answers what is asked for a {@link Shell}: Faces takes longer to draw the roll-call than its list takes to read. */
@ApplicationScoped
public class Shells {
    private static final String DRAWING = "tremplin.shell";
    private static final String POLICY = "primefaces.CSP_POLICY";
    private static final Pattern NONCE = Pattern.compile(" nonce=\"[^\"]*\"");

    /** More than there are roles, languages, colours and shells together: a menu that nobody has grows nothing. */
    private static final int MOST = 500;

    /** Text, as it is sent, and the name of a value by turns. */
    private record Drawn(List<byte[]> texts, List<String> names) {}

    @Inject
    private Ui ui;

    @Inject
    private Menu menu;

    @Inject
    private Me me;

    private final Map<String, Shell> shells = new HashMap<>();
    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

    @Inject
    void find(@Any Instance<Shell> all) {
        all.forEach(shell -> shells.put(shell.path(), shell));
    }

    /** Answers a request for a shell; lets every other one through. */
    public void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Shell shell = request.getMethod().equals("GET") ? shells.get(Requests.path(request)) : null;
        if (shell == null || !me.isSignedIn() || me.grant().readOnly() || ui.isSentBefore()) {
            chain.doFilter(request, response);
            return;
        }
        String key = shell.path()
                + ' '
                + ui.getLang()
                + ' '
                + new TreeSet<>(me.grant().roles())
                + menu.getKey();
        Drawn page = drawn.get(key);
        Map<String, String> values = new HashMap<>(ui.getSlots());
        try {
            values.putAll(shell.values());
        } catch (Missing missing) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (page == null) {
            page = draw(shell, values.keySet(), request, response, chain);
            if (page == null) {
                return;
            }
            if (drawn.size() < MOST) {
                drawn.put(key, page);
            }
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setLocale(ui.getLocale());
        response.setHeader(
                "Content-Security-Policy", request.getServletContext().getInitParameter(POLICY));
        write(page, shell, values, response.getOutputStream());
    }

    /** Whether this request draws a page for everybody: its values are their names in braces. */
    public static boolean isDrawing(HttpServletRequest request) {
        return request.getAttribute(DRAWING) != null;
    }

    /** What stands for values where a page is drawn for everybody. */
    public static Map<String, String> braces(Set<String> names) {
        Map<String, String> braces = new HashMap<>();
        names.forEach(name -> braces.put(name, '{' + name + '}'));
        return braces;
    }

    /** Has Faces draw it. @return null when that failed, and is answered */
    private static Drawn draw(
            Shell shell, Set<String> names, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(DRAWING, shell);
        Aside aside = new Aside(response);
        try {
            chain.doFilter(request, aside);
        } finally {
            request.removeAttribute(DRAWING);
        }
        aside.writer.flush();
        // scripts are files of ours: the policy names no nonce, and one that is kept would be everybody's
        String html =
                NONCE.matcher(aside.bytes.toString(StandardCharsets.UTF_8)).replaceAll("");
        if (aside.getStatus() != HttpServletResponse.SC_OK) {
            response.getOutputStream().write(aside.bytes.toByteArray());
            return null;
        }
        return cut(html, names);
    }

    static Drawn cut(String html, Set<String> names) {
        Matcher name = Pattern.compile("\\{(" + String.join("|", new TreeSet<>(names)) + ")}")
                .matcher(html);
        List<byte[]> texts = new ArrayList<>();
        List<String> found = new ArrayList<>();
        int done = 0;
        while (name.find()) {
            texts.add(html.substring(done, name.start()).getBytes(StandardCharsets.UTF_8));
            found.add(name.group(1));
            done = name.end();
        }
        texts.add(html.substring(done).getBytes(StandardCharsets.UTF_8));
        return new Drawn(List.copyOf(texts), List.copyOf(found));
    }

    private static void write(Drawn page, Shell shell, Map<String, String> values, ServletOutputStream out)
            throws IOException {
        Set<String> unescaped = shell.unescaped();
        for (int i = 0; i < page.names.size(); i++) {
            out.write(page.texts.get(i));
            String name = page.names.get(i);
            String value = values.get(name);
            out.write((unescaped.contains(name) ? value : Pdf.text(value)).getBytes(StandardCharsets.UTF_8));
        }
        out.write(page.texts.get(page.names.size()));
    }

    /** Keeps what is written, instead of sending it. */
    private static final class Aside extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(65536);
        private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

        Aside(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException("nobody waits for what is kept");
                }

                @Override
                public void write(int one) {
                    bytes.write(one);
                }

                @Override
                public void write(byte[] some, int from, int count) {
                    bytes.write(some, from, count);
                }
            };
        }

        @Override
        public void flushBuffer() {
            // nothing is sent
        }

        @Override
        public void setContentLength(int length) {
            // of what is kept, not of what will be sent
        }

        @Override
        public void setContentLengthLong(long length) {
            // the same
        }
    }
}
