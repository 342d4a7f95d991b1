package org.tremplin.planning;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Choice;

/** Plans one session of a group, or moves one. */
@Named
@ViewScoped
public class SessionEditPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Sessions sessions;

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

    @NotNull
    private LocalDate date;

    @NotNull
    private LocalTime startsAt;

    @NotNull
    private LocalTime endsAt;

    private Long room;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        if (session == 0) {
            date = houses.today();
            startsAt = LocalTime.of(9, 0);
            endsAt = LocalTime.of(12, 0);
            room = groups.view(group).room();
        } else {
            SessionForm known = sessions.view(session);
            group = known.group();
            version = known.version();
            date = known.date();
            startsAt = known.startsAt();
            endsAt = known.endsAt();
            room = known.room();
        }
        title = groups.view(group).title();
    }

    public void save() throws IOException {
        long saved = sessions.save(new SessionForm(
                session, version, null, group, date, startsAt, endsAt, room, Set.of(), null, null, null, null));
        external.redirect("/planning/session?session=" + saved);
    }

    public List<Choice> getRooms() {
        return groups.roomChoices();
    }

    public String getTitle() {
        return title;
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
}
