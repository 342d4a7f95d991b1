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

/** Plans one session of a group, or moves one and, if one wishes, others of its series. Shows clashes before it is saved. */
@Named
@ViewScoped
public class SessionEditPage implements Serializable {
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

    private long session;
    private long group;
    private long version;
    private String title;
    private boolean inSeries;

    @NotNull
    private LocalDate date;

    @NotNull
    private LocalTime startsAt;

    @NotNull
    private LocalTime endsAt;

    private Long room;
    private Long[] trainers = {};
    private Sessions.Scope scope = Sessions.Scope.ONE;

    @Size(max = 200)
    private String clashReason;

    private List<Clash> found = List.of();
    private List<FreeSlot> free = List.of();
    private List<Choice> rooms;
    private List<Choice> people;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        if (session == 0) {
            GroupForm known = groups.view(group);
            date = date == null ? houses.today() : date;
            startsAt = startsAt == null ? LocalTime.of(9, 0) : startsAt;
            endsAt = endsAt == null ? startsAt.plusHours(3) : endsAt;
            room = room == null ? known.room() : room;
            trainers = known.trainers().toArray(Long[]::new);
            title = known.title();
        } else {
            SessionView view = queries.view(session);
            SessionForm known = view.form();
            group = known.group();
            version = known.version();
            date = known.date();
            startsAt = known.startsAt();
            endsAt = known.endsAt();
            room = known.room();
            trainers = known.trainers().toArray(Long[]::new);
            inSeries = view.series() != null;
            clashReason = view.clashReason();
            title = view.group();
        }
        rooms = roomList.choices(room);
        people = groups.trainerChoices();
    }

    /** Says what is in the way, and where it would fit, while the form is filled in. */
    public void look() {
        found = List.of();
        free = List.of();
        if (date != null && startsAt != null && endsAt != null && endsAt.isAfter(startsAt)) {
            Slot slot = new Slot(session, group, date, startsAt, endsAt, room, Set.of(trainers));
            found = clashes.of(slot);
            free = found.isEmpty() ? List.of() : clashes.free(slot);
        }
    }

    /** Takes one of the places that were offered. */
    public void take(FreeSlot offered) {
        date = offered.date();
        startsAt = offered.from();
        endsAt = offered.to();
        room = offered.room();
        look();
    }

    public void save() throws IOException {
        look();
        PlanSession wanted =
                new PlanSession(session, version, group, date, startsAt, endsAt, room, Set.of(trainers), clashReason);
        long saved = session;
        if (session == 0) {
            saved = sessions.plan(wanted);
        } else {
            sessions.changeSeries(wanted, scope);
        }
        external.redirect("/planning/session?session=" + saved);
    }

    public List<Choice> getRooms() {
        return rooms;
    }

    public List<Choice> getPeople() {
        return people;
    }

    public Sessions.Scope[] getScopes() {
        return Sessions.Scope.values();
    }

    public List<Clash> getFound() {
        return found;
    }

    public List<FreeSlot> getFree() {
        return free;
    }

    public String getTitle() {
        return title;
    }

    public boolean isInSeries() {
        return inSeries;
    }

    public long getSession() {
        return session;
    }

    public void setSession(long session) {
        this.session = session;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }

    public LocalDate getDate() {
        return date;
    }

    public void setDate(LocalDate date) {
        this.date = date;
    }

    public LocalTime getStartsAt() {
        return startsAt;
    }

    public void setStartsAt(LocalTime startsAt) {
        this.startsAt = startsAt;
    }

    public LocalTime getEndsAt() {
        return endsAt;
    }

    public void setEndsAt(LocalTime endsAt) {
        this.endsAt = endsAt;
    }

    public Long getRoom() {
        return room;
    }

    public void setRoom(Long room) {
        this.room = room;
    }

    public Long[] getTrainers() {
        return trainers;
    }

    public void setTrainers(Long[] trainers) {
        this.trainers = trainers;
    }

    public Sessions.Scope getScope() {
        return scope;
    }

    public void setScope(Sessions.Scope scope) {
        this.scope = scope;
    }

    public String getClashReason() {
        return clashReason;
    }

    public void setClashReason(String clashReason) {
        this.clashReason = clashReason;
    }
}
