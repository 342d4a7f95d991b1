package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.Clashes;
import org.tremplin.planning.FreeSlot;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionView;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.availability.Clash;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** Plans one session of a group, or moves one and, if one wishes, others of its series. Shows clashes before it is saved. */
@Named
@ViewScoped
public class SessionEditPage implements Serializable {
    public static class Fields implements Form {
        public long session;
        public long group;
        public String title;
        public boolean inSeries;

        @NotNull
        public LocalDate date;

        @NotNull
        public LocalTime startsAt;

        @NotNull
        public LocalTime endsAt;

        public Long room;
        public Long[] trainers = {};
        public Sessions.Scope scope = Sessions.Scope.ONE;

        @Size(max = 200)
        public String clashReason;

        public List<Clash> found = List.of();
        public List<FreeSlot> free = List.of();
        public List<Choice> rooms;
        public List<Choice> people;
    }

    @Inject
    private transient Rooms roomList;

    @Inject
    private transient Me me;

    @Inject
    private transient Sessions sessions;

    @Inject
    private transient SessionQueries queries;

    @Inject
    private transient Clashes clashes;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        if (form.session == 0) {
            GroupForm known = groups.view(form.group);
            form.date = form.date == null ? houses.today() : form.date;
            form.startsAt = form.startsAt == null ? LocalTime.of(9, 0) : form.startsAt;
            form.endsAt = form.endsAt == null ? form.startsAt.plusHours(3) : form.endsAt;
            form.room = form.room == null ? known.room : form.room;
            form.trainers = known.trainers.toArray(Long[]::new);
            form.title = known.title;
        } else {
            SessionView view = queries.view(form.session);
            SessionForm known = view.form();
            form.group = known.group();
            version = known.version();
            form.date = known.date();
            form.startsAt = known.startsAt();
            form.endsAt = known.endsAt();
            form.room = known.room();
            form.trainers = known.trainers().toArray(Long[]::new);
            form.inSeries = view.series() != null;
            form.clashReason = view.clashReason();
            form.title = view.group();
        }
        form.rooms = roomList.choices(form.room);
        form.people = groups.trainerChoices();
    }

    /** Says what is in the way, and where it would fit, while the form is filled in. */
    public void look() {
        form.found = List.of();
        form.free = List.of();
        if (form.date != null && form.startsAt != null && form.endsAt != null && form.endsAt.isAfter(form.startsAt)) {
            Slot slot = new Slot(
                    form.session, form.group, form.date, form.startsAt, form.endsAt, form.room, Set.of(form.trainers));
            form.found = clashes.of(slot);
            form.free = form.found.isEmpty() ? List.of() : clashes.free(slot);
        }
    }

    /** Takes one of the places that were offered. */
    public void take(FreeSlot offered) {
        form.date = offered.date();
        form.startsAt = offered.from();
        form.endsAt = offered.to();
        form.room = offered.room();
        look();
    }

    public void save() throws IOException {
        look();
        PlanSession wanted = new PlanSession(
                form.session,
                version,
                form.group,
                form.date,
                form.startsAt,
                form.endsAt,
                form.room,
                Set.of(form.trainers),
                form.clashReason);
        long saved = form.session;
        if (form.session == 0) {
            saved = sessions.plan(wanted);
        } else {
            sessions.changeSeries(wanted, form.scope);
        }
        external.redirect("/planning/session?session=" + saved);
    }

    public Sessions.Scope[] getScopes() {
        return Sessions.Scope.values();
    }

    public Fields getForm() {
        return form;
    }
}
