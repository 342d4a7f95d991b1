package org.tremplin.planning.calendar;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.availability.Slot;
import org.tremplin.web.Form;

/** The form in which a session is planned or moved, on its page and over REST. @see PlanSession */
public final class PlanForm implements Form {
    /** 0 for a new one; over REST the address says which. */
    public long session;

    public long group;
    public long version;

    @NotNull
    public LocalDate date;

    @NotNull
    public LocalTime from;

    @NotNull
    public LocalTime to;

    public Long room;

    @NotNull
    @Size(max = 20)
    public Set<Long> trainers;

    @Size(max = 200)
    public String clashReason;

    public Sessions.Scope scope = Sessions.Scope.ONE;

    PlanSession command() {
        return new PlanSession(session, version, group, date, from, to, room, trainers, clashReason);
    }

    Slot slot() {
        return new Slot(session, group, date, from, to, room, trainers);
    }
}
