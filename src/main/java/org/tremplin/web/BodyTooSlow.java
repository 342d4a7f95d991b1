package org.tremplin.web;

import jakarta.ws.rs.core.Response;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/** The request body arrived too slowly or not completely: 408; the client may send it again. */
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
