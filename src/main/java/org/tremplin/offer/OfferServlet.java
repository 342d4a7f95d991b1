package org.tremplin.offer;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.platform.Missing;

/** {@code /offer}: an address short enough for a poster; {@code /offer/<group>.ics}: the group's upcoming sessions. */
@WebServlet("/offer/*")
public class OfferServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Pattern CALENDAR = Pattern.compile("/(\\d{1,15})\\.ics");

    @Inject
    private transient Offers offers;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Matcher calendar = CALENDAR.matcher(path);
        if (path.isEmpty()) {
            String query = request.getQueryString();
            response.sendRedirect("/planning/offer" + (query == null ? "" : "?" + query));
            return;
        }
        try {
            if (!calendar.matches()) {
                throw new Missing();
            }
            FeedServlet.answer(request, response, offers.calendar(Long.parseLong(calendar.group(1))));
        } catch (Missing unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
