package org.tremplin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/**
 * Why nothing can be done just now, through no fault of whoever asks: what was asked was not done, and may be asked again.
 * Said without the database and without Faces, which both may be what is missing.
 */
public enum Unavailable {
    /** The database does not answer; it is started again, or somebody does that. */
    DATABASE(503, "platform.problem.no-database"),
    /** Its disk, or a table, is full, or it only reads: somebody has to make room. */
    FULL(507, "platform.problem.full");

    private static final Logger LOG = Logger.getLogger(Unavailable.class.getName());

    /** Error numbers of the servers: disk full, file full, table full, read only (MySQL and MariaDB). */
    private static final Set<Integer> NO_ROOM = Set.of(28, 1021, 1026, 1114, 1290, 1836, 3675);

    /** What the pool and the driver say, without a state, of a connection that there is not or that was lost on the way. */
    private static final List<String> LOST =
            List.of("Error in allocating a connection", "No operations allowed after statement closed");

    private static final int SECONDS = 5;

    private final int status;
    private final String key;

    Unavailable(int status, String key) {
        this.status = status;
        this.key = key;
    }

    /** What stands behind a failure; empty when it is another kind. */
    public static Optional<Unavailable> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return Optional.of(DATABASE);
            }
            if (cause instanceof SQLException sql) {
                if (String.valueOf(sql.getSQLState()).startsWith("08")
                        || LOST.stream().anyMatch(String.valueOf(sql.getMessage())::startsWith)) {
                    return Optional.of(DATABASE);
                }
                if (NO_ROOM.contains(sql.getErrorCode())
                        || String.valueOf(sql.getMessage()).contains("No space left on device")) {
                    return Optional.of(FULL);
                }
            }
        }
        return Optional.empty();
    }

    public int status() {
        return status;
    }

    public String sentence(Texts texts) {
        return texts.get(key);
    }

    Response problem(Texts texts) {
        return Response.fromResponse(ProblemDetails.answer(status, key, sentence(texts)))
                .header("Retry-After", SECONDS)
                .build();
    }

    /** Lets a request through; what it cannot be given just now is said in a sentence. */
    public static void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            Optional<Unavailable> why = behind(failure);
            if (why.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            response.resetBuffer();
            why.get().answer(request, response, failure);
        }
    }

    /** Says it: as a problem to programs, as a sentence to a page's script, as a small page to people. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) {
        log(failure);
        response.setHeader("Retry-After", String.valueOf(SECONDS));
        if (Requests.path(request).startsWith("/api/")) {
            Answers.problem(response, status, key, request);
            return;
        }
        if (Answers.isOfAScript(request)) {
            Answers.sentence(response, status, key, request);
            return;
        }
        Answers.page(
                request,
                response,
                status,
                "platform.unavailable.title",
                sentence(new Texts(Requests.language(request))));
    }

    /** In a line: the reason is the same for everybody who asks meanwhile, and no stack trace says more of it. */
    public void log(Throwable failure) {
        LOG.log(Level.WARNING, "{0}: {1}", new Object[] {name(), root(failure)});
    }

    /** What a failure came from, in a line. */
    public static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("");
    }
}
