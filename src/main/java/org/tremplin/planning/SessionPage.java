package org.tremplin.planning;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;

/** One session: took place, cancelled, back again, heads counted. */
@Named
@ViewScoped
public class SessionPage implements Serializable {
    @Inject
    private transient Sessions sessions;

    @Inject
    private transient Groups groups;

    @Inject
    private transient ExternalContext external;

    private long session;
    private SessionForm view;
    private GroupForm group;

    @Size(max = 200)
    private String reason;

    @PositiveOrZero
    @Max(1_000_000)
    private Integer unnamed;

    @PositiveOrZero
    @Max(1_000_000)
    private Integer served;

    public void load() {
        view = sessions.view(session);
        group = groups.view(view.group());
        unnamed = view.unnamedHeads();
        served = view.peopleServed();
    }

    public void hold() throws IOException {
        sessions.hold(session, view.version());
        again();
    }

    public void cancel() throws IOException {
        sessions.cancel(session, view.version(), reason);
        again();
    }

    public void reinstate() throws IOException {
        sessions.reinstate(session, view.version());
        again();
    }

    public void count() throws IOException {
        sessions.countHeads(session, view.version(), unnamed, served);
        again();
    }

    private void again() throws IOException {
        external.redirect("/planning/session?session=" + session);
    }

    public SessionForm getView() {
        return view;
    }

    public GroupForm getGroup() {
        return group;
    }

    public long getSession() {
        return session;
    }

    public void setSession(long session) {
        this.session = session;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Integer getUnnamed() {
        return unnamed;
    }

    public void setUnnamed(Integer unnamed) {
        this.unnamed = unnamed;
    }

    public Integer getServed() {
        return served;
    }

    public void setServed(Integer served) {
        this.served = served;
    }
}
