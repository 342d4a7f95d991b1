package org.tremplin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/**
 * Turns violations of Bean Validation into problem details. The server has a mapper for exactly this exception, which
 * would take precedence over our general one.
 */
@Provider
public class InvalidMapper implements ExceptionMapper<ConstraintViolationException> {
    private static final String KEY = "platform.problem.malformed";

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(ConstraintViolationException refused) {
        return ProblemDetails.answer(400, KEY, new Texts(Requests.language(request)).get(KEY));
    }
}
