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
import org.tremplin.web.Form;

/** One session: its log and what is attached; took place and how, cancelled, back again. */
@Named
@ViewScoped
public class SessionPage implements Serializable {
    public static class Fields implements Form {
        public long session;

        /** What was done before this page was shown again: the state the session came to. Null for nothing. */
        public Session.Status just;

        /** Null for whoever sees the timetable only. */
        public SessionLogView log;

        public MaterialRow removed;
        public transient Part file;

        @Size(max = 2000)
        public String done;

        @Size(max = 2000)
        public String nextTime;

        @NotBlank
        @Size(max = 500)
        public String url;

        @Size(max = 200)
        public String linkTitle;

        @Size(max = 200)
        public String reason;

        @Size(max = 200)
        public String clashReason;

        public boolean distance;

        @PositiveOrZero
        @Max(1_000_000)
        public Integer unnamed;

        @PositiveOrZero
        @Max(1_000_000)
        public Integer served;
    }

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

    private final Fields form = new Fields();

    private SessionView view;

    /** Of the log that is in the form, not of one that was read again since. */
    private long logVersion;

    public void load() {
        view = queries.view(form.session);
        form.distance = view.form().distance();
        form.unnamed = view.form().unnamedHeads();
        form.served = view.form().peopleServed();
        readLog();
        if (form.log != null) {
            logVersion = form.log.own().version();
            form.done = form.log.own().done();
            form.nextTime = form.log.own().nextTime();
        }
    }

    private void readLog() {
        form.log = me.has(Permission.READ_ATTENDANCE) ? logs.of(form.session).orElse(null) : null;
    }

    public void write() {
        logs.write(form.session, logVersion, form.done, form.nextTime);
        readLog();
        logVersion = form.log.own().version();
    }

    public void attach() throws IOException {
        if (form.file == null) {
            throw new Refused(LogbookRefusal.MATERIAL_EMPTY);
        }
        logs.attach(form.session, form.file.getSubmittedFileName(), form.file.getInputStream());
        added();
    }

    public void link() {
        logs.link(form.session, form.url, form.linkTitle);
        form.url = null;
        form.linkTitle = null;
        added();
    }

    private void added() {
        form.removed = null;
        readLog();
    }

    public void remove(MaterialRow material) {
        logs.remove(form.session, material.id());
        form.removed = material;
        readLog();
    }

    public void putBack() {
        logs.putBack(form.session, form.removed.id());
        added();
    }

    public void hold() throws IOException {
        sessions.hold(form.session, version());
        said();
    }

    public void takeBackHold() throws IOException {
        sessions.takeBackHold(form.session, version());
        said();
    }

    public void cancel() throws IOException {
        sessions.cancel(form.session, version(), form.reason);
        said();
    }

    public void reinstate() throws IOException {
        sessions.reinstate(form.session, version(), form.clashReason);
        said();
    }

    public void count() throws IOException {
        sessions.tookPlace(form.session, version(), form.distance, form.unnamed, form.served);
        again();
    }

    private long version() {
        return view.form().version();
    }

    private void again() throws IOException {
        external.redirect("/planning/session?session=" + form.session);
    }

    /** Shows the whole page again, and says what the session is by now. */
    private void said() throws IOException {
        external.redirect("/planning/session?session=" + form.session + "&just="
                + queries.view(form.session).form().status());
    }

    /** Whether what was done before is still so; nothing was for whoever asks for no session. */
    public boolean isJustDone() {
        return view != null && form.just == view.form().status();
    }

    /** Whether its day has not come: nobody can say that it took place. */
    public boolean isToCome() {
        return view.form().date().isAfter(houses.today());
    }

    public SessionView getView() {
        return view;
    }

    /** What the browser's choice of files offers. */
    public String getAccepted() {
        return MaterialType.allExtensions().stream().map(e -> "." + e).collect(Collectors.joining(","));
    }

    public int getLargest() {
        return Material.LARGEST;
    }

    public Fields getForm() {
        return form;
    }
}
