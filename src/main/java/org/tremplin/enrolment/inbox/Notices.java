package org.tremplin.enrolment.inbox;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.READ_ENROLMENTS;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Attending;
import org.tremplin.people.TimeToForget;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.SessionsChanged;
import org.tremplin.planning.SessionsChanged.Kind;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;
import org.tremplin.platform.UseCases;

/** Sends notices when sessions change: to the group's learners and to the trainers, both the old and the new ones. */
@UseCases
public class Notices {
    private static final int KEPT_MONTHS = 6;
    private static final int AT_ONCE = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Me me;

    private record Meeting(
            long session, long group, String title, LocalDate date, LocalTime from, LocalTime to, String room) {}

    /** The news for one person about one group. */
    private record News(long person, long group, Kind kind) {}

    /** Deletes notices about old sessions. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes TimeToForget time) {
        // by id: a subquery in the delete would wait for every session that is being changed
        List<Long> old = entities.createQuery(
                        "select n.id from Notice n join Session s on s.id = n.sessionId where s.date < :before",
                        Long.class)
                .setParameter("before", time.today().minusMonths(KEPT_MONTHS))
                .getResultList();
        for (int from = 0; from < old.size(); from += AT_ONCE) {
            time.gone(
                    "notice",
                    entities.createQuery("delete from Notice n where n.id in :ids")
                            .setParameter("ids", old.subList(from, Math.min(old.size(), from + AT_ONCE)))
                            .executeUpdate());
        }
    }

    /** Writes one notice per person and group, in the transaction of the change; none about past sessions. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void tell(@Observes SessionsChanged change) {
        entities.flush();
        if (change.kind() == Kind.CANCELLED) {
            forget(change.gone().keySet());
        }
        Map<Long, Meeting> meetings = meetings(change.gone().keySet());
        if (meetings.isEmpty()) {
            return;
        }
        Map<Long, Language> languages = new HashMap<>();
        Map<News, Set<Meeting>> news = new LinkedHashMap<>();
        if (change.kind() != Kind.HANDED_OVER) {
            for (Object[] learner : learners(meetings.keySet())) {
                long person = person(learner, languages);
                add(news, person, change.kind(), meetings.get((Long) learner[0]));
            }
        }
        for (Object[] trainer : trainers(meetings.keySet())) {
            add(news, person(trainer, languages), change.kind(), meetings.get((Long) trainer[0]));
        }
        for (Object[] gone : people(change.gone().values())) {
            long person = person(gone, languages);
            meetings.values().stream()
                    .filter(m -> change.gone().get(m.session()).contains(person))
                    .forEach(m -> add(news, person, Kind.HANDED_OVER, m));
        }
        if (!news.isEmpty()) {
            forget(meetings.keySet(), languages.keySet());
            write(news, languages, names(meetings.keySet()));
        }
    }

    private static long person(Object[] row, Map<Long, Language> languages) {
        Language language = Language.of((String) row[2]);
        languages.put((Long) row[1], language == null ? Language.FR : language);
        return (Long) row[1];
    }

    private static void add(Map<News, Set<Meeting>> news, long person, Kind kind, Meeting meeting) {
        news.computeIfAbsent(new News(person, meeting.group(), kind), n -> new LinkedHashSet<>())
                .add(meeting);
    }

    private void write(Map<News, Set<Meeting>> news, Map<Long, Language> languages, Map<Long, String> names) {
        Instant now = clock.instant();
        news.forEach((item, meetings) -> {
            Language language = languages.get(item.person());
            String text = text(language, key(item.kind(), meetings.size()), meetings, names);
            long first = meetings.iterator().next().session();
            entities.persist(new Notice(item.person(), first, meetings.size() > 1, language, text, now));
        });
    }

    /** Those that are not over, in the order of time. */
    private Map<Long, Meeting> meetings(Set<Long> sessions) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
        return entities.createQuery("""
                        select s.id, g.id, g.title, s.date, s.startsAt, s.endsAt, r.name
                        from Session s join s.group g left join s.room r
                        where s.id in :ids and s.status <> :held
                          and (s.date > :today or s.date = :today and s.endsAt > :now) order by s.date, s.startsAt""", Object[].class)
                .setParameter("ids", sessions)
                .setParameter("held", Session.Status.HELD)
                .setParameter("today", now.toLocalDate())
                .setParameter("now", now.toLocalTime())
                .getResultStream()
                .map(c -> new Meeting(
                        (Long) c[0],
                        (Long) c[1],
                        (String) c[2],
                        (LocalDate) c[3],
                        (LocalTime) c[4],
                        (LocalTime) c[5],
                        (String) c[6]))
                .collect(Collectors.toMap(Meeting::session, m -> m, (a, b) -> a, LinkedHashMap::new));
    }

    /** The people on the list on the day of a session. */
    private List<Object[]> learners(Set<Long> sessions) {
        return entities.createQuery(
                        "select s.id, p.id, p.firstLanguage from Session s join Enrolment e on e.group = s.group"
                                + " join e.person p where s.id in :ids and " + Attending.jpql("e", "s.date")
                                + " order by s.date, s.startsAt, s.id",
                        Object[].class)
                .setParameter("ids", sessions)
                .getResultList();
    }

    private List<Object[]> trainers(Set<Long> sessions) {
        return entities.createQuery(
                        "select s.id, p.id, p.firstLanguage from Session s join s.trainers p where s.id in :ids"
                                + " order by s.date, s.startsAt",
                        Object[].class)
                .setParameter("ids", sessions)
                .getResultList();
    }

    private List<Object[]> people(Collection<Set<Long>> gone) {
        Set<Long> ids = gone.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select 0, p.id, p.firstLanguage from Person p where p.id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private Map<Long, String> names(Set<Long> sessions) {
        return entities.createQuery(
                        "select s.id, p.givenName, p.familyName from Session s join s.trainers p where s.id in :ids order by p.id",
                        Object[].class)
                .setParameter("ids", sessions)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        c -> (Long) c[0],
                        Collectors.mapping(c -> (c[1] + " " + c[2]).strip(), Collectors.joining(", "))));
    }

    /** Deletes unread, unsent notices that are out of date; a change of one session keeps those about several. */
    private void forget(Set<Long> sessions, Set<Long> people) {
        entities.createQuery("""
                        delete from Notice n where n.sessionId in :sessions and n.personId in :people
                        and n.readAt is null and n.sentAt is null and (n.many = false or n.many = :many)""")
                .setParameter("sessions", sessions)
                .setParameter("people", people)
                .setParameter("many", sessions.size() > 1)
                .executeUpdate();
    }

    /** Deletes everybody's unread, unsent notices about a cancelled session. */
    private void forget(Set<Long> sessions) {
        entities.createQuery("delete from Notice n where n.sessionId in :sessions and n.readAt is null"
                        + " and n.sentAt is null and n.many = false")
                .setParameter("sessions", sessions)
                .executeUpdate();
    }

    private static String key(Kind kind, int meetings) {
        return meetings == 1 ? kind.name() : kind == Kind.HANDED_OVER ? "MANY_HANDED_OVER" : "MANY";
    }

    /** Tells the trainers of these sessions that the roll-call is missing or incomplete; every call sends a notice. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public void chase(Collection<Long> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        Instant instant = clock.instant();
        entities.createQuery("""
                        select s.id, g.id, g.title, s.date, s.startsAt, s.endsAt, p.id, p.firstLanguage, s.status
                        from Session s join s.group g join s.trainers p
                        where s.id in :sessions order by s.startsAt, s.id""", Object[].class)
                .setParameter("sessions", sessions)
                .getResultList()
                .forEach(row -> {
                    Meeting meeting = new Meeting(
                            (Long) row[0],
                            (Long) row[1],
                            (String) row[2],
                            (LocalDate) row[3],
                            (LocalTime) row[4],
                            (LocalTime) row[5],
                            null);
                    Language language = Objects.requireNonNullElse(Language.of((String) row[7]), Language.FR);
                    entities.persist(new Notice(
                            (Long) row[6],
                            meeting.session(),
                            false,
                            language,
                            text(
                                    language,
                                    row[8] == Session.Status.PLANNED ? "UNCALLED" : "INCOMPLETE",
                                    Set.of(meeting),
                                    Map.of()),
                            instant));
                });
    }

    private static String text(Language language, String key, Set<Meeting> meetings, Map<Long, String> names) {
        Meeting first = meetings.iterator().next();
        String when = language.date(first.date(), FormatStyle.FULL) + ", " + TIME.format(first.from()) + "–"
                + TIME.format(first.to());
        return new Texts(language)
                .format(
                        "enrolment.notice." + key,
                        first.title(),
                        when,
                        first.room() == null ? "" : ", " + first.room(),
                        names.getOrDefault(first.session(), "–"),
                        meetings.size());
    }

    /** The learners who, besides the trainers, would be notified if a session within reach moved or was cancelled. */
    @Allowed(READ_ENROLMENTS)
    public List<String> concerned(long session) {
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select distinct p.givenName, p.familyName, p.id from Session s join Enrolment e on e.group = s.group
                                join e.person p where s.id = :id and s.date >= :today and
                                """ + Attending.jpql("e", "s.date") + " and " + Sessions.WITHIN_REACH
                                        + " order by p.familyName, p.givenName",
                                Object[].class))
                .setParameter("id", session)
                .setParameter("today", houses.today())
                .getResultStream()
                .map(c -> (c[0] + " " + c[1]).strip())
                .toList();
    }
}
