package org.tremplin.web;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.Language;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/**
 * Error answers outside pages and the REST API: problem details for programs, a small page or a sentence for people.
 */
public final class Answers {
    private Answers() {}

    /**
     * Answers with the problem that an exception carries, unless the response is already committed; rethrows one that
     * carries none.
     */
    public static void problem(HttpServletRequest request, HttpServletResponse response, RuntimeException failure) {
        if (response.isCommitted() || !(failure instanceof HasProblem known)) {
            throw failure;
        }
        Response problem = known.problem(new Texts(Requests.language(request)));
        String body = problem.getEntity().toString();
        response.resetBuffer();
        problem.getStringHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (isForAPerson(request)) {
            String title =
                    Json.createReader(new StringReader(body)).readObject().getString("title");
            page(request, response, problem.getStatus(), "platform.error.title", title);
        } else {
            write(response, problem.getStatus(), ProblemDetails.TYPE, body);
        }
    }

    /** Answers with a problem where there is no JAX-RS; a person in a browser gets it as a page. */
    public static void problem(
            HttpServletResponse response, int status, String key, HttpServletRequest request, Object... details) {
        String title = new Texts(Requests.language(request)).format(key, details);
        if (isForAPerson(request)) {
            page(request, response, status, "platform.error.title", title);
        } else {
            write(
                    response,
                    status,
                    ProblemDetails.TYPE,
                    ProblemDetails.of(status, key, title).build().toString());
        }
    }

    /** Whether a form or a link of a page was used, not a program or a page's script. */
    private static boolean isForAPerson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return !Requests.path(request).startsWith("/api/")
                && !isOfAScript(request)
                && accepted != null
                && accepted.contains("text/html");
    }

    /** Whether a page's script sent the form: the page stays in front of its reader. */
    static boolean isOfAScript(HttpServletRequest request) {
        return request.getHeader("Faces-Request") != null;
    }

    /** Answers with a small page that needs nothing else from the application: a title, a sentence, the way home. */
    static void page(
            HttpServletRequest request, HttpServletResponse response, int status, String titleKey, String sentence) {
        Language language = Requests.language(request);
        Texts texts = new Texts(language);
        write(response, status, "text/html", """
                <!DOCTYPE html>
                <html lang="%s" dir="%s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><link rel="stylesheet" href="/assets/app.css"></head>
                <body><main class="page"><h1>%3$s</h1><p>%s</p><p><a class="button" href="/">%s</a></p></main></body></html>
                """.formatted(
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        texts.get(titleKey),
                        sentence,
                        texts.get("platform.error.back")));
    }

    /** Answers a page's script with a sentence for the user, in plain text. */
    public static void sentence(
            HttpServletResponse response, int status, String key, HttpServletRequest request, Object... details) {
        write(response, status, "text/plain", new Texts(Requests.language(request)).format(key, details));
    }

    private static void write(HttpServletResponse response, int status, String type, String body) {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
