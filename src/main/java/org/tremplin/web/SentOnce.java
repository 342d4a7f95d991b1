package org.tremplin.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.tremplin.web.Heard.Answer;

/**
 * A form that is sent twice does its work once: two clicks before the page changes, a network that repeats a request,
 * the same contents again after Back. Two requests are the same when they come from one rendering of a page (its view
 * state) in one session, with the same contents. While the first is processed, the others wait and get its answer.
 * Later repetitions get it too when it led to another page, or when the form was sent without scripts, where each
 * rendering is a new view: nobody can mean those twice. A script's answer changes its page in place, so the same
 * contents may be meant again and do their work again, unless they come in the same turn: the script starts a new turn
 * with each answer it receives (partial.js). What was refused or failed is done again, too. Of each page only the last
 * contents are known: with others in between, it is no repetition.
 *
 * <p>This is the memory of one server: with several, a session stays on one of them, as its views do. Public pages have
 * no session; they have a key in the form and in the database instead.
 */
public final class SentOnce {
    /** The servlet of pages (web.xml). */
    private static final String FACES = "Faces";

    private static final String VIEW = "jakarta.faces.ViewState";

    /** Changes each time the script receives an answer; missing without scripts. */
    private static final String TURN = "Tremplin-Turn";

    private static final String REFUSED = SentOnce.class.getName() + ".refused";

    private SentOnce() {}

    /** Passes a request on, unless it is a form that was sent before. */
    public static void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String view = isForm(request) ? request.getParameter(VIEW) : null;
        HttpSession session = request.getSession(false);
        if (view == null || view.equals("stateless") || session == null) {
            chain.doFilter(request, response);
            return;
        }
        SentForms sent = SentForms.in(session);
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
            sent.end(view, key, answer, request.getHeader(TURN) != null);
        }
    }

    /** Forms of pages only: other servlets have their own keys, and not all of them accept files. */
    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && FACES.equals(request.getHttpServletMapping().getServletName());
    }

    /** Whether the page now rendered is where a repeated form led; true only once. */
    public static boolean sentBefore(HttpServletRequest request) {
        HttpSession session = request.getMethod().equals("GET") ? request.getSession(false) : null;
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return session != null && SentForms.in(session).takeSentBefore(request.getRequestURI() + query);
    }

    /**
     * Digest of the address, everything filled in, and the view it was filled in on; not the nonce, which scripts add.
     */
    private static String key(HttpServletRequest request) throws IOException, ServletException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        put(digest, request.getRequestURI() + "?" + request.getQueryString());
        put(digest, String.valueOf(request.getHeader(TURN)));
        for (Map.Entry<String, String[]> field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (!field.getKey().equals(NoncedRequest.NONCE)) {
                put(digest, field.getKey());
                put(digest, String.valueOf(field.getValue().length));
                for (String value : field.getValue()) {
                    put(digest, value);
                }
            }
        }
        if (Requests.isUpload(request)) {
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

    /** Runs before a page is rendered: when it shows errors, the work was not done. Named in faces-config.xml. */
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
}
