package org.tremplin.planning.logbook;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.util.stream.Collectors;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionView;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Refused;

/** One session: its log and what is attached; took place and how, cancelled, back again. */
@Named
@ViewScoped
public class SessionPage implements Serializable {
    @Inject
    private transient Sessions sessions;

    @Inject
    private transient SessionQueries queries;

    @Inject
    private transient SessionLogs logs;

    @Inject
    private transient Me me;

    @Inject
    private transient ExternalContext external;

    @Inject
    private transient Houses houses;

    private long session;

    /** What was done before this page was shown again: the state the session came to. Null for nothing. */
    private Session.Status just;

    private SessionView view;
    private SessionLogView log;

    /** Of the log that is in the form, not of one that was read again since. */
    private long logVersion;

    private MaterialRow removed;
    private transient Part file;

    @Size(max = 2000)
    private String done;

    @Size(max = 2000)
    private String nextTime;

    @NotBlank
    @Size(max = 500)
    private String url;

    @Size(max = 200)
    private String linkTitle;

    @Size(max = 200)
    private String reason;

    @Size(max = 200)
    private String clashReason;

    private boolean distance;

    @PositiveOrZero
    @Max(1_000_000)
    private Integer unnamed;

    @PositiveOrZero
    @Max(1_000_000)
    private Integer served;

    public void load() {
        view = queries.view(session);
        distance = view.form().distance();
        unnamed = view.form().unnamedHeads();
        served = view.form().peopleServed();
        readLog();
        if (log != null) {
            logVersion = log.own().version();
            done = log.own().done();
            nextTime = log.own().nextTime();
        }
    }

    private void readLog() {
        log = me.has(Permission.READ_ATTENDANCE) ? logs.of(session).orElse(null) : null;
    }

    public void write() {
        logs.write(session, logVersion, done, nextTime);
        readLog();
        logVersion = log.own().version();
    }

    public void attach() throws IOException {
        if (file == null) {
            throw new Refused(LogbookRefusal.MATERIAL_EMPTY);
        }
        logs.attach(session, file.getSubmittedFileName(), file.getInputStream());
        added();
    }

    public void link() {
        logs.link(session, url, linkTitle);
        url = null;
        linkTitle = null;
        added();
    }

    private void added() {
        removed = null;
        readLog();
    }

    public void remove(MaterialRow material) {
        logs.remove(session, material.id());
        removed = material;
        readLog();
    }

    public void putBack() {
        logs.putBack(session, removed.id());
        added();
    }

    public void hold() throws IOException {
        sessions.hold(session, version());
        said();
    }

    public void takeBackHold() throws IOException {
        sessions.takeBackHold(session, version());
        said();
    }

    public void cancel() throws IOException {
        sessions.cancel(session, version(), reason);
        said();
    }

    public void reinstate() throws IOException {
        sessions.reinstate(session, version(), clashReason);
        said();
    }

    public void count() throws IOException {
        sessions.tookPlace(session, version(), distance, unnamed, served);
        again();
    }

    private long version() {
        return view.form().version();
    }

    private void again() throws IOException {
        external.redirect("/planning/session?session=" + session);
    }

    /** Shows the whole page again, and says what the session is by now. */
    private void said() throws IOException {
        external.redirect("/planning/session?session=" + session + "&just="
                + queries.view(session).form().status());
    }

    /** Whether what was done before is still so; nothing was for whoever asks for no session. */
    public boolean isJustDone() {
        return view != null && just == view.form().status();
    }

    /** Whether its day has not come: nobody can say that it took place. */
    public boolean isToCome() {
        return view.form().date().isAfter(houses.today());
    }

    public Session.Status getJust() {
        return just;
    }

    public void setJust(Session.Status just) {
        this.just = just;
    }

    public SessionView getView() {
        return view;
    }

    /** Null for whoever sees the timetable only. */
    public SessionLogView getLog() {
        return log;
    }

    public MaterialRow getRemoved() {
        return removed;
    }

    /** What the browser's choice of files offers. */
    public String getAccepted() {
        return MaterialType.allExtensions().stream().map(e -> "." + e).collect(Collectors.joining(","));
    }

    public int getLargest() {
        return Material.LARGEST;
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

    public boolean isDistance() {
        return distance;
    }

    public void setDistance(boolean distance) {
        this.distance = distance;
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

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getDone() {
        return done;
    }

    public void setDone(String done) {
        this.done = done;
    }

    public String getNextTime() {
        return nextTime;
    }

    public void setNextTime(String nextTime) {
        this.nextTime = nextTime;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getLinkTitle() {
        return linkTitle;
    }

    public void setLinkTitle(String linkTitle) {
        this.linkTitle = linkTitle;
    }
}
