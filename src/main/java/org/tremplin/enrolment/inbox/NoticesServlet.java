package org.tremplin.enrolment.inbox;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tremplin.platform.Missing;

/** {@code POST /notices-seen}: the button under the notices, a plain form because the home pages keep no state. */
@WebServlet("/notices-seen")
public class NoticesServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient MyNotices notices;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String newest = request.getParameter("newest");
        try {
            if (newest == null || !newest.matches("\\d{1,18}")) {
                throw new Missing();
            }
            notices.seen(Long.parseLong(newest));
            response.sendRedirect("/");
        } catch (Missing unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
