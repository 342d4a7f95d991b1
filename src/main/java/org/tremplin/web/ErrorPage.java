package org.tremplin.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The page for an unexpected error (500): the user sees an id, and the log has the stack trace under the same id. */
@Named
@RequestScoped
public class ErrorPage {
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    @Inject
    private HttpServletRequest request;

    private String id;

    @PostConstruct
    void log() {
        // opened by its address, the page reports no error
        id = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
                ? ""
                : logged((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }

    /** Logs the failure. @return the id under which the log has it */
    static String logged(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "error " + id, failure);
        return id;
    }

    public String getId() {
        return id;
    }
}
