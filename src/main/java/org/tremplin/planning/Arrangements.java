package org.tremplin.planning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.planning.availability.Slot;
import org.tremplin.platform.Refused;

/**
 * The steps of every change of when, where and by whom sessions take place: whether it is allowed, whether it is free,
 * and who is told. Part of the service's call: nothing is written in between.
 */
@ApplicationScoped
class Arrangements {
    @Inject
    private Clashes clashes;

    @Inject
    private Houses houses;

    @Inject
    private Event<SessionsChanged> changed;

    void place(Session session, LocalDate date, LocalTime from, LocalTime to, Room room) {
        if (!session.group().runsOn(date)) {
            throw new Refused(PlanningRefusal.SESSION_OUTSIDE_GROUP);
        }
        if (session.status() == Session.Status.HELD && date.isAfter(houses.today())) {
            throw new Refused(PlanningRefusal.SESSION_TO_COME);
        }
        session.meet(date, from, to, room);
    }

    /** Claims the slots of these sessions; cancelled ones are not in the way of anything. */
    void claim(List<Session> sessions, String reason) {
        List<Slot> slots = sessions.stream()
                .filter(s -> s.status() != Session.Status.CANCELLED)
                .map(Session::slot)
                .toList();
        boolean overruled = !slots.isEmpty() && clashes.claim(slots, reason);
        sessions.forEach(s -> s.overrule(overruled ? reason.strip() : null));
    }

    /**
     * Fires the events for what changed, for learners or only for trainers. @param was as many slots as sessions, or
     * none
     */
    void announce(List<Slot> was, List<Session> now) {
        Map<Long, Set<Long>> moved = new HashMap<>();
        Map<Long, Set<Long>> handedOver = new HashMap<>();
        for (int i = 0; i < was.size(); i++) {
            Slot old = was.get(i);
            Slot slot = now.get(i).slot();
            if (now.get(i).status() == Session.Status.PLANNED && !old.equals(slot)) {
                mustStayAhead(old, slot);
                Set<Long> gone = new HashSet<>(old.trainers());
                gone.removeAll(slot.trainers());
                (old.sameTimeAndPlace(slot) ? handedOver : moved).put(slot.session(), gone);
            }
        }
        if (!moved.isEmpty()) {
            changed.fire(new SessionsChanged(SessionsChanged.Kind.MOVED, moved));
        }
        if (!handedOver.isEmpty()) {
            changed.fire(new SessionsChanged(SessionsChanged.Kind.HANDED_OVER, handedOver));
        }
    }

    /** A coming session cannot be moved into the past, where nobody can be told: cancelling it tells everybody. */
    private void mustStayAhead(Slot old, Slot slot) {
        LocalDate today = houses.today();
        if (!old.date().isBefore(today) && slot.date().isBefore(today)) {
            throw new Refused(PlanningRefusal.MOVED_INTO_PAST);
        }
    }
}
