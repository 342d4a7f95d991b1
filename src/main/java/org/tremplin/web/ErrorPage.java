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

/** The page behind 500: an id for the person, the stack trace under the same id for the log only. */
@Named
@RequestScoped
public class ErrorPage {
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    @Inject
    private HttpServletRequest request;

    private String id;

    @PostConstruct
    void log() {
        id = UUID.randomUUID().toString();
        // whoever opens the page by its address had no error
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            LOG.log(Level.SEVERE, "error " + id, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
    }

    public String getId() {
        return id;
    }
}
