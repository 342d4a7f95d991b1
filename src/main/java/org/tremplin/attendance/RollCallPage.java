package org.tremplin.attendance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.platform.Missing;

/**
 * The roll-call page: its state as one block of data, drawn by {@code roll-call.js}. The script also draws the names,
 * because the same code serves the page offline, where no server can.
 */
@Named
@RequestScoped
public class RollCallPage {
    @Inject
    private RollCalls rollCalls;

    private RollCallView view;

    /**
     * The roll-call of the session in the address. Loaded lazily instead of by view parameters, which would send the
     * most visited page through the whole Faces life cycle.
     *
     * @throws Missing if there is no such session, if it is out of the reader's reach, or if the address names none
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

    /** The same data as JSON for the script. */
    public String getData() {
        return RollCallJson.of(getView());
    }
}
