package org.tremplin.web;

import jakarta.ws.rs.core.Response;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/** The request body is not a readable upload: 400. */
public class BodyMalformed extends RuntimeException implements HasProblem {
    private static final long serialVersionUID = 1;
    private static final String KEY = "platform.problem.malformed";

    BodyMalformed(Throwable cause) {
        super("malformed", cause);
    }

    @Override
    public Response problem(Texts texts) {
        return ProblemDetails.answer(400, KEY, texts.get(KEY));
    }
}
