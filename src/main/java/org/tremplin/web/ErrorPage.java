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

/** What nobody foresaw: an id for the person, the stack trace under the same id for the log only. This is its page, behind 500. */
@Named
@RequestScoped
public class ErrorPage {
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    @Inject
    private HttpServletRequest request;

    private String id;

    @PostConstruct
    void log() {
        // whoever opens the page by its address had no error
        id = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
                ? ""
                : logged((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }

    /** Writes it to the log. @return the id under which it stands there */
    static String logged(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "error " + id, failure);
        return id;
    }

    public String getId() {
        return id;
    }
}
