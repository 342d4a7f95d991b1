package org.tremplin.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /}: redirects to the page where this person's work begins. */
@WebServlet("")
public class Landing extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient Menu menu;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(menu.home());
    }
}
