package org.tremplin.planning.logbook;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tremplin.platform.Missing;

/** {@code /planning/material?material=7}: a file, always downloaded and never shown within our pages. */
@WebServlet("/planning/material")
public class MaterialServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient SessionLogs logs;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String material = request.getParameter("material");
        try {
            if (material == null || !material.matches("\\d{1,18}")) {
                throw new Missing();
            }
            long id = Long.parseLong(material);
            MaterialFile file = logs.download(id);
            response.setContentType(file.mediaType());
            response.setContentLength(file.bytes());
            response.setHeader("Content-Disposition", disposition(file.name()));
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            for (int sent = 0; sent < file.bytes(); ) {
                byte[] piece = logs.piece(id, sent);
                response.getOutputStream().write(piece);
                sent += piece.length;
            }
        } catch (Missing unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The name in UTF-8 (RFC 6266, RFC 8187), and in ASCII for old clients. */
    private static String disposition(String name) {
        return "attachment; filename=\"" + name.replaceAll("[^ -~]|[\"\\\\%;]", "_") + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }
}
