package org.tremplin.attendance.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.attendance.RollCallView;
import org.tremplin.attendance.RollCalls;

/** The screen with the code; {@code code-screen.js} shows one code after another. */
@Named
@RequestScoped
public class CodeScreenPage {
    @Inject
    private Me me;

    @Inject
    private RollCalls rollCalls;

    private long session;
    private RollCallView view;

    public void load() {
        me.mustHave(Permission.MARK_ATTENDANCE);
        view = rollCalls.open(session);
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
