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

/**
 * {@code /feeds/<secret>.ics}: the calendar that subscribed phones fetch, without sign-in. The secret is the only key.
 */
@WebServlet("/feeds/*")
public class FeedServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Pattern ADDRESS = Pattern.compile("/([A-Za-z0-9_-]{32})\\.ics");

    @Inject
    private transient Feeds feeds;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher address = ADDRESS.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        try {
            if (!address.matches()) {
                throw new Missing();
            }
            answer(request, response, feeds.calendar(address.group(1)));
        } catch (Missing unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Sends a calendar, unless the phone already has this version. */
    static void answer(HttpServletRequest request, HttpServletResponse response, String calendar) throws IOException {
        String tag = "\"" + Integer.toHexString(calendar.hashCode()) + "-" + calendar.length() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, max-age=300");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/calendar");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(calendar);
    }
}
