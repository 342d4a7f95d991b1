package org.tremplin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/** The request body is larger than allowed: 413, and the rest stays unread. */
public class BodyTooLarge extends RuntimeException implements HasProblem {
    private static final long serialVersionUID = 1;
    private static final String KEY = "platform.problem.too-large";

    private final int most;

    /** @param most the allowed number of bytes */
    BodyTooLarge(int most) {
        super("more than " + most + " bytes");
        this.most = most;
    }

    @Override
    public Response problem(Texts texts) {
        return ProblemDetails.answer(413, KEY, texts.format(KEY, most / 1_000_000));
    }

    /** Gives the same answer before anything is read. */
    public static void answer(HttpServletRequest request, HttpServletResponse response, int most) {
        Answers.problem(response, 413, KEY, request, most / 1_000_000);
    }
}
