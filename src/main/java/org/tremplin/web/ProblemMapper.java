package org.tremplin.web;

import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.Missing;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Texts;

/**
 * Turns every failure of a REST call into problem details: known exceptions by their kind, anything else as 500 with an
 * id.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    /** The database's "cannot add or update a child row". */
    private static final int NO_PARENT = 1452;

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        Texts texts = new Texts(Requests.language(request));
        if (failure instanceof HasProblem own) {
            return own.problem(texts);
        }
        if (failure instanceof Refused refused) {
            return ProblemDetails.answer(Refused.STATUS, refused.refusal().key(), texts.of(refused));
        }
        if (failure instanceof Missing) {
            return ProblemDetails.answer(404, "platform.problem.missing", texts.get("platform.problem.missing"));
        }
        if (failure instanceof ChangedMeanwhile || lostRace(failure)) {
            return ProblemDetails.answer(
                    409, "platform.problem.changed-meanwhile", texts.get("platform.problem.changed-meanwhile"));
        }
        if (failure instanceof JsonbException || failure instanceof ProcessingException) {
            return ProblemDetails.answer(400, "platform.problem.malformed", texts.get("platform.problem.malformed"));
        }
        if (failure instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            if (status < 400) {
                return web.getResponse();
            }
            String key = status == 404 ? "platform.problem.missing" : "platform.problem.malformed";
            return ProblemDetails.answer(status, key, texts.get(key));
        }
        Optional<Unavailable> why = Unavailable.behind(failure);
        if (why.isPresent()) {
            why.get().log(failure);
            return why.get().problem(texts);
        }
        return ProblemDetails.answer(
                500,
                "platform.problem.unexpected",
                texts.format("platform.problem.unexpected", ErrorPage.logged(failure)));
    }

    /**
     * Whether the same call may succeed later: after a lost race, or when the database is unreachable or has no room.
     */
    public static boolean passes(Throwable failure) {
        return failure instanceof ChangedMeanwhile
                || lostRace(failure)
                || Unavailable.behind(failure).isPresent();
    }

    /**
     * A conflict of two simultaneous calls: a stale version, the second of two equal keys, a reference to a row that
     * was deleted meanwhile (an erased person, say), or a deadlock.
     */
    public static boolean lostRace(Throwable failure) {
        if (failure instanceof OptimisticLockException) {
            return true;
        }
        boolean refused = failure instanceof PersistenceException;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean late = cause instanceof SQLIntegrityConstraintViolationException broken
                    && (broken.getMessage().contains("Duplicate entry") || broken.getErrorCode() == NO_PARENT);
            // outside a flush EclipseLink does not wrap these exceptions
            if (refused && late || cause instanceof SQLTransactionRollbackException) {
                return true;
            }
        }
        return false;
    }
}
