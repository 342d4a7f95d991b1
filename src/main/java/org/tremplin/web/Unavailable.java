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
 * Why a request cannot be served now, through no fault of the user: nothing was done, and it may be repeated. Answered
 * without the database and without Faces, since either may be the cause.
 */
public enum Unavailable {
    /** The database does not answer; it is being restarted, or somebody has to restart it. */
    DATABASE(503, "platform.problem.no-database"),
    /** Its disk or a table is full, or it is read-only: somebody has to make room. */
    FULL(507, "platform.problem.full");

    private static final Logger LOG = Logger.getLogger(Unavailable.class.getName());

    /** Error numbers of MySQL and MariaDB: disk full, file full, table full, read only. */
    private static final Set<Integer> NO_ROOM = Set.of(28, 1021, 1026, 1114, 1290, 1836, 3675);

    /** How the pool and the driver report, without an SQL state, that a connection is missing or was lost. */
    private static final List<String> LOST =
            List.of("Error in allocating a connection", "No operations allowed after statement closed");

    private static final int SECONDS = 5;

    private final int status;
    private final String key;

    Unavailable(int status, String key) {
        this.status = status;
        this.key = key;
    }

    /** The cause behind a failure; empty when it is of another kind. */
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

    /** Passes a request on; when it cannot be served now, answers with a message. */
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

    /** Answers with the reason: a problem for programs, a sentence for a page's script, a small page for people. */
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

    /** Logs one line: meanwhile every request fails for the same reason, and a stack trace would add nothing. */
    public void log(Throwable failure) {
        LOG.log(Level.WARNING, "{0}: {1}", new Object[] {name(), root(failure)});
    }

    /** The root cause of a failure, in one line. */
    public static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("");
    }
}
