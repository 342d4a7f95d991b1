package org.tremplin.web;

import jakarta.ws.rs.core.Response;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/** What was sent came in too slowly to be waited for, or not to its end: 408, to be sent again. */
public class BodyTooSlow extends RuntimeException implements HasProblem {
    private static final long serialVersionUID = 1;
    private static final String KEY = "platform.problem.too-slow";

    BodyTooSlow() {
        super("too slow");
    }

    @Override
    public Response problem(Texts texts) {
        return ProblemDetails.answer(408, KEY, texts.get(KEY));
    }
}
