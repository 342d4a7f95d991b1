package org.tremplin.attendance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.platform.Missing;

/**
 * The roll-call page: the state as one block of data, drawn by {@code roll-call.js}. The script draws the names so that
 * the same code serves the page without a network, which cannot ask a server to draw them.
 */
@Named
@RequestScoped
public class RollCallPage {
    @Inject
    private RollCalls rollCalls;

    private RollCallView view;

    /**
     * The roll-call of the session that the address names. Read when the page first asks for it: parameters of the view
     * would send the most visited page through the whole Faces life cycle.
     *
     * @throws Missing no such session, or not for this reader, or the address names none
     */
    public RollCallView getView() {
        if (view == null) {
            view = rollCalls.open(asked());
        }
        return view;
    }

    private static long asked() {
        String session = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("session");
        try {
            return Long.parseLong(session);
        } catch (NumberFormatException e) {
            throw new Missing();
        }
    }

    /** The same as the script reads it. */
    public String getData() {
        return RollCallJson.of(getView());
    }
}
