package org.tremplin.attendance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/**
 * The roll-call page: the state as one block of data, drawn by {@code roll-call.js}. The script draws the names so that
 * the same code serves the page without a network, which cannot ask a server to draw them.
 */
@Named
@RequestScoped
public class RollCallPage {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private RollCalls rollCalls;

    private long session;
    private RollCallView view;

    public void load() {
        view = rollCalls.open(session);
    }

    /** Safe inside a script element: no "<" survives, so nobody's name can end it. */
    public String getData() {
        return JSON.toJson(view).replace("<", "\\u003c");
    }

    public RollCallView getView() {
        return view;
    }

    public long getSession() {
        return session;
    }

    public void setSession(long session) {
        this.session = session;
    }
}
