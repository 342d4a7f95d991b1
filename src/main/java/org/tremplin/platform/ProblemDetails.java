package org.tremplin.platform;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;

/** Problem details (RFC 9457): the one form of every error of the REST API. */
public final class ProblemDetails {
    public static final String TYPE = "application/problem+json";

    private ProblemDetails() {}

    /**
     * The members that every problem has. The key is stable and meant for programs, the title is in the reader's
     * language.
     */
    public static JsonObjectBuilder of(int status, String key, String title) {
        return Json.createObjectBuilder()
                .add("type", "urn:tremplin:problem:" + key)
                .add("title", title)
                .add("status", status);
    }

    /** An answer with only the members that every problem has. */
    public static Response answer(int status, String key, String title) {
        return answer(status, of(status, key, title));
    }

    /** An answer with additional members. */
    public static Response answer(int status, JsonObjectBuilder problem) {
        return Response.status(status)
                .type(TYPE)
                .entity(problem.build().toString())
                .build();
    }
}
