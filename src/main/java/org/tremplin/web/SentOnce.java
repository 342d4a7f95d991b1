package org.tremplin.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.tremplin.platform.Heavy;

/**
 * A form that is sent twice does its work once: two clicks before the page changes, a network that sends again, the same
 * contents once more after Back. Two sendings are the same when they come of one drawing of a page (its view state) in one
 * session with the same contents. While the first is at work the others wait for it and are given its answer; so are those that
 * come later when it led to another page, or was sent without scripts, whose every drawing is a new view: nobody can mean it
 * twice. A script's answer changes its page in place: the same contents after it may be meant, and do their work again. So
 * does what was refused or failed. Of one page only the last contents are known: with others in between, it is no repetition.
 *
 * <p>This is memory of one server: with several, a session stays with one of them, as its views do. What has no session (the
 * public pages) has a key in its form and in the database instead.
 */
public final class SentOnce implements Serializable {
    /** Answers, of a session. */
    static final int REMEMBERED = 20;

    /** Who waits for a sending like their own, of all: a fraction of the server's threads (preboot.asadmin). */
    static final int MOST_WAITING = 12;

    private static final long serialVersionUID = 1;
    private static final int PATIENCE_SECONDS = 30;
    private static final int LARGEST_ANSWER = 300_000;
    /** The servlet of pages (web.xml). */
    private static final String FACES = "Faces";

    private static final String VIEW = "jakarta.faces.ViewState";
    private static final String REFUSED = SentOnce.class.getName() + ".refused";
    private static final Semaphore ROOM = new Semaphore(MOST_WAITING);

    /** What a page's script is told, to go elsewhere. */
    private static final Pattern LEADS_ELSEWHERE =
            Pattern.compile("(<\\?xml[^>]*>\\s*)?<partial-response[^>]*>\\s*<redirect .*", Pattern.DOTALL);

    /** @param policy what the page may load: it names the nonce that is in the page */
    record Answer(int status, String location, String type, String policy, String body) implements Serializable {
        boolean leadsElsewhere() {
            return status == HttpServletResponse.SC_FOUND
                    || LEADS_ELSEWHERE.matcher(body).matches();
        }

        /** A whole page, and not parts of one. */
        boolean whole() {
            return body.isEmpty() || type.startsWith("text/html");
        }

        private void give(HttpServletResponse response) throws IOException {
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

    private static final class Sending implements Serializable {
        private static final long serialVersionUID = 1;

        private Answer answer;
        private boolean busy;
        private int waiting;
    }

    private record Done(String key, Answer answer) implements Serializable {}

    private final Map<String, Sending> atWork = new HashMap<>();

    /** By views, the oldest first. */
    private final Map<String, Done> done = new LinkedHashMap<>();

    private boolean sentBefore;

    SentOnce() {}

    private static SentOnce in(HttpSession session) {
        synchronized (SentOnce.class) {
            if (session.getAttribute(SentOnce.class.getName()) instanceof SentOnce known) {
                return known;
            }
            SentOnce fresh = new SentOnce();
            session.setAttribute(SentOnce.class.getName(), fresh);
            return fresh;
        }
    }

    /** Lets a request through, unless it is a form that was sent before. */
    public static void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String view = isForm(request) ? request.getParameter(VIEW) : null;
        HttpSession session = request.getSession(false);
        if (view == null || view.equals("stateless") || session == null) {
            chain.doFilter(request, response);
            return;
        }
        SentOnce sent = in(session);
        String key = key(request);
        Answer known = sent.begin(view, key);
        if (known != null) {
            known.give(response);
            return;
        }
        Answer answer = null;
        try {
            Heard heard = new Heard(response);
            chain.doFilter(request, heard);
            answer = request.getAttribute(REFUSED) == null ? heard.answer() : null;
        } finally {
            sent.end(view, key, answer);
        }
    }

    /** One of a page's: what other doors take has its own keys, and not all of them take files. */
    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && FACES.equals(request.getHttpServletMapping().getServletName());
    }

    /** Whether the page that is drawn now is where a form led that was sent before; said once. */
    public static boolean sentBefore(HttpServletRequest request) {
        HttpSession session = request.getMethod().equals("GET") ? request.getSession(false) : null;
        return session != null
                && session.getAttribute(SentOnce.class.getName()) instanceof SentOnce known
                && known.takeSentBefore();
    }

    private synchronized boolean takeSentBefore() {
        boolean was = sentBefore;
        sentBefore = false;
        return was;
    }

    // ---------------------------------------------------------------- who works, who waits, what is known

    /** @return the answer that there is; null: the work is to be done, until {@link #end} is said */
    synchronized Answer begin(String view, String key) {
        Done before = done.get(view);
        if (before != null && before.key().equals(key)) {
            sentBefore = before.answer().leadsElsewhere();
            return before.answer();
        }
        Sending equal = atWork.computeIfAbsent(key, k -> new Sending());
        await(equal);
        equal.busy = equal.answer == null;
        return equal.answer;
    }

    /** Until there is an answer, or somebody has to work for it. */
    private void await(Sending equal) {
        if (!equal.busy) {
            return;
        }
        if (!ROOM.tryAcquire()) {
            throw Heavy.Busy.withTheSame();
        }
        equal.waiting++;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (equal.busy) {
                long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (millis <= 0) {
                    throw Heavy.Busy.withTheSame();
                }
                wait(millis);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Heavy.Busy.withTheSame();
        } finally {
            equal.waiting--;
            ROOM.release();
        }
    }

    /** @param answer null when the work was not done, or cannot be told again: then the next of those who wait does it */
    synchronized void end(String view, String key, Answer answer) {
        Sending own = atWork.get(key);
        own.busy = false;
        own.answer = answer;
        if (answer != null || own.waiting == 0) {
            atWork.remove(key);
        }
        notifyAll();
        if (answer == null || !answer.leadsElsewhere() && !answer.whole()) {
            return;
        }
        if (!answer.leadsElsewhere()) {
            // pages are large
            done.values().removeIf(before -> !before.answer().leadsElsewhere());
        }
        done.remove(view);
        done.put(view, new Done(key, answer));
        if (done.size() > REMEMBERED) {
            done.remove(done.keySet().iterator().next());
        }
    }

    static int waiting() {
        return MOST_WAITING - ROOM.availablePermits();
    }

    // ---------------------------------------------------------------- what was sent

    /** Everything that was filled in, and the view it was filled in on; not the nonce, which scripts add. */
    private static String key(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (Map.Entry<String, String[]> field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (!field.getKey().equals(NoncedRequest.NONCE)) {
                put(digest, field.getKey());
                put(digest, String.valueOf(field.getValue().length));
                for (String value : field.getValue()) {
                    put(digest, value);
                }
            }
        }
        if (String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            for (Part part : request.getParts()) {
                if (part.getSubmittedFileName() != null) {
                    put(digest, part.getName());
                    put(digest, part.getSubmittedFileName());
                    put(digest, part);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void put(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void put(MessageDigest digest, Part file) throws IOException {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(file.getSize()).flip());
        try (InputStream content = file.getInputStream()) {
            byte[] some = new byte[8192];
            for (int read = content.read(some); read >= 0; read = content.read(some)) {
                digest.update(some, 0, read);
            }
        }
    }

    // ---------------------------------------------------------------- what was answered

    /** Before a page is drawn: what is refused on it was not done. Named in faces-config.xml. */
    public static final class Refusals implements PhaseListener {
        private static final long serialVersionUID = 1;

        @Override
        public PhaseId getPhaseId() {
            return PhaseId.RENDER_RESPONSE;
        }

        @Override
        public void beforePhase(PhaseEvent drawn) {
            FacesMessage.Severity worst = drawn.getFacesContext().getMaximumSeverity();
            if (worst != null && worst.compareTo(FacesMessage.SEVERITY_ERROR) >= 0) {
                drawn.getFacesContext().getExternalContext().getRequestMap().put(REFUSED, true);
            }
        }
    }

    /** Keeps what is written, so that it can be said again. */
    private static final class Heard extends HttpServletResponseWrapper {
        private final StringBuilder text = new StringBuilder();
        private boolean tooMuch;
        private PrintWriter writer;

        Heard(HttpServletResponse response) {
            super(response);
        }

        /** Null for an error, a file, or more than is kept. */
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
}
