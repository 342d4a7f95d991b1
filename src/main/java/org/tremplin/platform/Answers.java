package org.tremplin.platform;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Problem details (RFC 9457): the one form of every error of the REST API. */
public final class Answers {
    public static final String PROBLEM_JSON = "application/problem+json";

    private Answers() {}

    /** The members every problem has. The type is stable and for programs, the title is in the reader's language. */
    public static JsonObjectBuilder problem(int status, String key, String title) {
        return Json.createObjectBuilder()
                .add("type", "urn:tremplin:problem:" + key)
                .add("title", title)
                .add("status", status);
    }

    /** Answers with what an exception says of itself, if nothing is said yet; throws it otherwise, as one that says nothing. */
    public static void problem(HttpServletRequest request, HttpServletResponse response, RuntimeException failure) {
        if (response.isCommitted() || !(failure instanceof HasProblem known)) {
            throw failure;
        }
        Response problem = known.problem(new Texts(Requests.language(request)));
        response.resetBuffer();
        response.setStatus(problem.getStatus());
        problem.getStringHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write(problem.getEntity().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with a problem, from where there is no JAX-RS. */
    public static void problem(
            HttpServletResponse response, int status, String key, HttpServletRequest request, Object... details) {
        String body = problem(status, key, new Texts(Requests.language(request)).format(key, details))
                .build()
                .toString();
        response.setStatus(status);
        response.setContentType(PROBLEM_JSON);
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a page's script with a sentence for its reader, in plain text. */
    public static void sentence(HttpServletResponse response, int status, String key, HttpServletRequest request) {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write(new Texts(Requests.language(request)).get(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
