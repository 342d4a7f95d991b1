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
    private transient SessionQueries queries;

    @Inject
    private transient ExternalContext external;

    private long session;
    private SessionView view;

    @Size(max = 200)
    private String reason;

    @Size(max = 200)
    private String clashReason;

    @PositiveOrZero
    @Max(1_000_000)
    private Integer unnamed;

    @PositiveOrZero
    @Max(1_000_000)
    private Integer served;

    public void load() {
        view = queries.view(session);
        unnamed = view.form().unnamedHeads();
        served = view.form().peopleServed();
    }

    public void hold() throws IOException {
        sessions.hold(session, version());
        again();
    }

    public void cancel() throws IOException {
        sessions.cancel(session, version(), reason);
        again();
    }

    public void reinstate() throws IOException {
        sessions.reinstate(session, version(), clashReason);
        again();
    }

    public void count() throws IOException {
        sessions.countHeads(session, version(), unnamed, served);
        again();
    }

    private long version() {
        return view.form().version();
    }

    private void again() throws IOException {
        external.redirect("/planning/session?session=" + session);
    }

    public SessionView getView() {
        return view;
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

    public String getClashReason() {
        return clashReason;
    }

    public void setClashReason(String clashReason) {
        this.clashReason = clashReason;
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
