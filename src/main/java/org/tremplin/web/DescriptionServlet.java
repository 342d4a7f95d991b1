package org.tremplin.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code /openapi}: the description of the REST API in YAML, or in JSON for clients that accept it. Written by the
 * build (pom.xml): the server would take twenty seconds and half of the heap, because it models every class it knows.
 */
@WebServlet("/openapi/*")
public class DescriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String JSON = "json";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean json = JSON.equalsIgnoreCase(request.getParameter("format"))
                || String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.APPLICATION_JSON);
        String file = "openapi." + (json ? JSON : "yaml");
        response.setContentType(json ? MediaType.APPLICATION_JSON : "application/yaml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Vary", HttpHeaders.ACCEPT);
        try (InputStream in = DescriptionServlet.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            in.transferTo(response.getOutputStream());
        }
    }
}
