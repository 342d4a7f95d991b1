package org.tremplin.attendance.facts;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.attendance.MarksChanged;
import org.tremplin.enrolment.Attending;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PeopleParted;
import org.tremplin.people.PersonErasing;
import org.tremplin.planning.SessionRetimed;
import org.tremplin.platform.Endings;
import org.tremplin.platform.UseCases;

/** Marks facts stale when an input changes: collects them during a use case and writes them in one statement at its end. */
@UseCases
public class FactUpkeep {
    private static final int BEFORE_OTHERS = 100;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    @Inject
    private Endings endings;

    /** What a use case invalidates. */
    private final class Stale implements Runnable {
        private final SortedSet<Long> sessions = new TreeSet<>();
        private final Map<Long, LocalDate> lists = new TreeMap<>();

        @Override
        public void run() {
            write(this);
        }
    }

    private Stale stale() {
        return endings.atEnd(Stale.class, Stale::new);
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void marked(@Observes MarksChanged change) {
        stale().sessions.addAll(change.sessions());
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void listed(@Observes Attending.ListChanged change) {
        if (isOver(change.since())) {
            stale().lists.merge(change.group(), change.since(), (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /** Another length, day or group. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void retimed(@Observes SessionRetimed session) {
        if (isOver(session.before()) || isOver(session.date())) {
            stale().sessions.add(session.session());
        }
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void merging(@Observes PeopleMerging people) {
        of(people.kept(), people.gone());
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void parted(@Observes PeopleParted people) {
        of(people.kept(), people.gone());
    }

    /** Runs before marks and enrolments lose the person. A closed file that is still needed as proof keeps them. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void erasing(@Observes @Priority(BEFORE_OTHERS) PersonErasing person) {
        if (!person.named()) {
            of(person.person(), person.person());
        }
    }

    private boolean isOver(LocalDate day) {
        return day.isBefore(houses.today());
    }

    /** Past sessions with a mark of either person, or of a group in which either was enrolled. */
    @SuppressWarnings("unchecked")
    private void of(long one, long other) {
        List<Number> sessions = entities.createNativeQuery("""
                        select m.session_id from attendance_mark m where m.person_id in (?1, ?2)
                        union
                        select s.id from enrolment e join session s on s.group_id = e.group_id
                        where e.person_id in (?1, ?2) and e.enrolled_on is not null and s.on_date < ?3""")
                .setParameter(1, one)
                .setParameter(2, other)
                .setParameter(3, Date.valueOf(houses.today()))
                .getResultList();
        if (!sessions.isEmpty()) {
            sessions.forEach(session -> stale().sessions.add(session.longValue()));
        }
    }

    /**
     * Locks the rows of the facts until the commit: that is what keeps a concurrent count out. A missing row is inserted for
     * that purpose, an existing one is updated without a look at its session, which others may have locked.
     */
    private void write(Stale stale) {
        SortedSet<Long> sessions = new TreeSet<>(stale.sessions);
        sessions.addAll(listed(stale.lists));
        if (sessions.isEmpty()) {
            return;
        }
        int there = entities.createNativeQuery("update session_fact set fresh = 0, people = null where session_id in ("
                        + list(sessions, ",") + ")")
                .executeUpdate();
        if (there < sessions.size()) {
            entities.createNativeQuery("insert into session_fact (session_id) values (" + list(sessions, "), (")
                            + ") on duplicate key update fresh = 0, people = null")
                    .executeUpdate();
        }
    }

    /** The past sessions of groups, each from a day on. */
    @SuppressWarnings("unchecked")
    private List<Long> listed(Map<Long, LocalDate> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        LocalDate today = houses.today();
        return entities.createNativeQuery("select s.id from session s where "
                        + lists.entrySet().stream()
                                .map(list -> "s.group_id = %s and s.on_date >= '%s' and s.on_date < '%s'"
                                        .formatted(list.getKey(), list.getValue(), today))
                                .collect(Collectors.joining(" or ")))
                .getResultList();
    }

    private static String list(Collection<Long> ids, String between) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(between));
    }
}
