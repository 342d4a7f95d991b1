package org.tremplin.platform;

import jakarta.ws.rs.core.Response;

/** A row that this call needs is locked for a short while. Nothing was written; the same call can be repeated. */
public class Busy extends RuntimeException implements HasProblem {
    private static final long serialVersionUID = 1;
    public static final String KEY = "platform.problem.importing";
    private static final int SECONDS = 5;

    public Busy() {
        super("busy");
    }

    @Override
    public Response problem(Texts texts) {
        return Response.fromResponse(ProblemDetails.answer(503, KEY, texts.get(KEY)))
                .header("Retry-After", SECONDS)
                .build();
    }
}
