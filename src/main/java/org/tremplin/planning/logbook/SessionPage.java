package org.tremplin.planning.logbook;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.access.Houses;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionView;
import org.tremplin.planning.Sessions;
import org.tremplin.web.Form;

/** One session: marking it as held, cancelling it, putting it back. Its log is {@link LogPart}. */
@Named
@ViewScoped
public class SessionPage implements Serializable {
    public static class Fields implements Form {
        public long session;

        /** What was done just before this page was loaded: the session's new status. Null for nothing. */
        public Session.Status just;

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
    private transient ExternalContext external;

    @Inject
    private transient Houses houses;

    private final Fields form = new Fields();
    private SessionView view;

    public void load() {
        view = queries.view(form.session);
        form.distance = view.form().distance();
        form.unnamed = view.form().unnamedHeads();
        form.served = view.form().peopleServed();
    }

    public void hold() throws IOException {
        sessions.hold(form.session, version());
        reload();
    }

    public void takeBackHold() throws IOException {
        sessions.takeBackHold(form.session, version());
        reload();
    }

    public void cancel() throws IOException {
        sessions.cancel(form.session, version(), form.reason);
        reload();
    }

    public void reinstate() throws IOException {
        sessions.reinstate(form.session, version(), form.clashReason);
        reload();
    }

    public void count() throws IOException {
        sessions.tookPlace(form.session, version(), form.distance, form.unnamed, form.served);
        external.redirect("/planning/session?session=" + form.session);
    }

    private long version() {
        return view.form().version();
    }

    /** Loads the whole page again, with the session's new status. */
    private void reload() throws IOException {
        external.redirect("/planning/session?session=" + form.session + "&just="
                + queries.view(form.session).form().status());
    }

    /** Whether the session still has the status just set; false without a session. */
    public boolean isJustDone() {
        return view != null && form.just == view.form().status();
    }

    /** Whether its day has not come, so that it cannot be marked as held. */
    public boolean isToCome() {
        return view.form().date().isAfter(houses.today());
    }

    public SessionView getView() {
        return view;
    }

    public Fields getForm() {
        return form;
    }
}
