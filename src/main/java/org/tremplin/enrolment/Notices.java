package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.READ_ENROLMENTS;
import static org.tremplin.access.Permission.SIGNED_IN;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.SessionsChanged;
import org.tremplin.planning.SessionsChanged.Kind;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;
import org.tremplin.platform.UseCases;

/** Who is told what when sessions change: the learners of the group and the trainers, before and after. */
@UseCases
public class Notices {
    private static final int LATEST = 30;
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

    /** Writes one notice per person and group, in the change's own transaction; what is over concerns nobody. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void tell(@Observes SessionsChanged change) {
        entities.flush();
        Map<Long, List<Meeting>> groups = meetings(change.sessions()).stream()
                .collect(Collectors.groupingBy(Meeting::group, LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            return;
        }
        Map<Long, Map<Long, Language>> concerned = new HashMap<>();
        if (change.kind() != Kind.HANDED_OVER) {
            add(concerned, learners(groups.keySet()));
        }
        add(concerned, trainers(change.sessions()));
        if (!change.before().isEmpty()) {
            Map<Long, Language> before = former(change.before());
            groups.keySet()
                    .forEach(g ->
                            concerned.computeIfAbsent(g, x -> new TreeMap<>()).putAll(before));
        }
        Set<Long> people =
                concerned.values().stream().flatMap(m -> m.keySet().stream()).collect(Collectors.toSet());
        if (people.isEmpty()) {
            return;
        }
        forget(change.sessions(), people);
        Map<Long, String> names = change.kind() == Kind.HANDED_OVER ? names(change.sessions()) : Map.of();
        Instant now = clock.instant();
        groups.forEach((group, meetings) -> {
            Map<Language, String> texts = new HashMap<>();
            concerned.getOrDefault(group, Map.of()).forEach((person, language) -> {
                String text = texts.computeIfAbsent(language, l -> text(l, change.kind(), meetings, names));
                entities.persist(new Notice(person, meetings.get(0).session(), language, text, now));
            });
        });
    }

    private List<Meeting> meetings(Set<Long> sessions) {
        return entities.createQuery("""
                        select s.id, g.id, g.title, s.date, s.startsAt, s.endsAt, r.name
                        from Session s join s.group g left join s.room r
                        where s.id in :ids and s.date >= :today and s.status <> :held order by s.date, s.startsAt""", Object[].class)
                .setParameter("ids", sessions)
                .setParameter("today", houses.today())
                .setParameter("held", Session.Status.HELD)
                .getResultStream()
                .map(c -> new Meeting(
                        (Long) c[0],
                        (Long) c[1],
                        (String) c[2],
                        (LocalDate) c[3],
                        (LocalTime) c[4],
                        (LocalTime) c[5],
                        (String) c[6]))
                .toList();
    }

    private List<Object[]> learners(Set<Long> groups) {
        return entities.createQuery(
                        "select e.group.id, p.id, p.firstLanguage from Enrolment e join e.person p"
                                + " where e.group.id in :groups and e.status = :enrolled",
                        Object[].class)
                .setParameter("groups", groups)
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .getResultList();
    }

    private List<Object[]> trainers(Set<Long> sessions) {
        return entities.createQuery(
                        "select distinct s.group.id, p.id, p.firstLanguage from Session s join s.trainers p where s.id in :ids",
                        Object[].class)
                .setParameter("ids", sessions)
                .getResultList();
    }

    private Map<Long, Language> former(Set<Long> people) {
        return entities.createQuery("select p.id, p.firstLanguage from Person p where p.id in :ids", Object[].class)
                .setParameter("ids", people)
                .getResultStream()
                .collect(Collectors.toMap(c -> (Long) c[0], c -> language((String) c[1])));
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

    private static void add(Map<Long, Map<Long, Language>> concerned, List<Object[]> rows) {
        rows.forEach(c ->
                concerned.computeIfAbsent((Long) c[0], g -> new TreeMap<>()).put((Long) c[1], language((String) c[2])));
    }

    private static Language language(String firstLanguage) {
        return Optional.ofNullable(Language.of(firstLanguage)).orElse(Language.FR);
    }

    /** What nobody has read or sent yet is not true any more. */
    private void forget(Set<Long> sessions, Set<Long> people) {
        entities.createQuery("""
                        delete from Notice n where n.sessionId in :sessions and n.personId in :people
                        and n.readAt is null and n.sentAt is null""")
                .setParameter("sessions", sessions)
                .setParameter("people", people)
                .executeUpdate();
    }

    private static String text(Language language, Kind kind, List<Meeting> meetings, Map<Long, String> names) {
        Texts texts = new Texts(language);
        Meeting first = meetings.get(0);
        String when = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language.locale())
                        .format(first.date())
                + ", " + TIME.format(first.from()) + "–" + TIME.format(first.to());
        if (meetings.size() > 1) {
            return texts.format("enrolment.notice.MANY", first.title(), meetings.size(), when);
        }
        return texts.format(
                "enrolment.notice." + kind,
                first.title(),
                when,
                first.room() == null ? "" : ", " + first.room(),
                names.getOrDefault(first.session(), "–"));
    }

    /** My latest notices, the newest first. One statement. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public List<NoticeRow> mine() {
        Long person = me.grant().personId();
        return person == null
                ? List.of()
                : entities.createQuery("""
                        select n.id, n.language, n.text, n.createdAt, n.readAt from Notice n
                        where n.personId = :me order by n.createdAt desc, n.id desc""", Object[].class)
                        .setParameter("me", person)
                        .setMaxResults(LATEST)
                        .getResultStream()
                        .map(c ->
                                new NoticeRow((Long) c[0], (String) c[1], (String) c[2], (Instant) c[3], c[4] == null))
                        .toList();
    }

    /** I have seen my notices up to this one. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    public void seen(long newest) {
        Long person = me.grant().personId();
        if (person != null) {
            entities.createQuery("""
                            update Notice n set n.readAt = :now, n.version = n.version + 1
                            where n.personId = :me and n.readAt is null and n.id <= :newest""")
                    .setParameter("now", clock.instant())
                    .setParameter("me", person)
                    .setParameter("newest", newest)
                    .executeUpdate();
        }
    }

    /** The learners who would be told if a session within reach moved or were cancelled; its trainers would be, too. */
    @Allowed(READ_ENROLMENTS)
    public List<String> concerned(long session) {
        return Sessions.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select p.givenName, p.familyName from Session s join Enrolment e on e.group = s.group
                                join e.person p where s.id = :id and e.status = :enrolled and
                                """ + Sessions.WITHIN_REACH + " order by p.familyName, p.givenName", Object[].class))
                .setParameter("id", session)
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .getResultStream()
                .map(c -> (c[0] + " " + c[1]).strip())
                .toList();
    }
}
