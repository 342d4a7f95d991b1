package org.tremplin.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A folder of pages is not a page. By default the container redirects {@code /people} to {@code /people/}, at the host
 * named by the request.
 */
@WebListener
public class Folders implements ServletContextListener {
    /** Answers that there is nothing. */
    public static class NoPage extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        String[] folders = below(context, "/").toArray(String[]::new);
        context.addServlet("folders", new NoPage()).addMapping(folders);
    }

    private static List<String> below(ServletContext context, String folder) {
        Set<String> inside = context.getResourcePaths(folder);
        return inside == null
                ? List.of()
                : inside.stream()
                        .filter(path ->
                                path.endsWith("/") && !path.startsWith("/WEB-INF") && !path.startsWith("/META-INF"))
                        .<String>mapMulti((path, all) -> {
                            all.accept(path.substring(0, path.length() - 1));
                            below(context, path).forEach(all);
                        })
                        .toList();
    }
}
