package org.tremplin.enrolment.intake;

import static org.tremplin.access.Permission.INTAKE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tremplin.access.Allowed;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.catalogue.ActivityType.Kind;
import org.tremplin.enrolment.Admissions;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.GroupPlaces;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.enrolment.Reason;
import org.tremplin.enrolment.Reason.Weight;
import org.tremplin.enrolment.levels.LevelRow;
import org.tremplin.enrolment.levels.Levels;
import org.tremplin.enrolment.levels.Scale;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.people.People;
import org.tremplin.people.PersonDetails;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Session;
import org.tremplin.platform.UseCases;

/**
 * Groups that may suit somebody, best first, each with the reasons for and against: schooling (which decides between
 * FLE and literacy; the level never does), the levels of their skills, their free half-days, site and places, and the
 * rules of the activity. The human decides.
 */
@UseCases
public class Suggestions {
    private static final int WEEKS_AHEAD = 8;

    /** Preference for language groups: most newcomers ask for French first. */
    private static final int LANGUAGE = 15;

    private static final int PUBLIC = 40;
    private static final int LEVEL = 30;
    private static final int HOURS = 20;
    private static final int PLACE = 10;
    private static final int SITE = 5;
    private static final int RULE = 100;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Intakes intakes;

    @Inject
    private Admissions admissions;

    /** What a group requires. @param level of its activity, −1 when it gives none */
    public record Asked(
            Kind kind,
            Framework framework,
            String words,
            int level,
            long site,
            Set<HalfDay> hours,
            LocalDateTime next) {}

    /** Running groups within reach that a person within reach is not yet in, best first. */
    @Allowed(INTAKE)
    public List<SuggestedGroup> of(long person) {
        PersonDetails details = people.view(person).details();
        List<LevelRow> levels = intakes.levels(person);
        Set<HalfDay> free = intakes.interviews(person).stream()
                .findFirst()
                .map(IntakeRow::free)
                .orElse(Set.of());
        Set<Long> already = new HashSet<>(entities.createQuery(
                        "select e.group.id from Enrolment e where e.person.id = :person and e.endedOn is null",
                        Long.class)
                .setParameter("person", person)
                .getResultList());
        Map<Long, Asked> asked = asked();
        Map<Long, List<Reason>> against = admissions.byRules(person, asked.keySet(), null);
        Track track = Track.of(details.schooling(), people.more(person).schooledIn());
        return places.openGroups().stream()
                .filter(places -> !already.contains(places.group()) && asked.containsKey(places.group()))
                .map(places -> weigh(places, asked.get(places.group()), track, details.site(), levels, free)
                        .less(RULE, against.getOrDefault(places.group(), List.of())))
                .sorted(Comparator.comparingInt(SuggestedGroup::score)
                        .reversed()
                        .thenComparing(group -> group.places().title()))
                .toList();
    }

    private Map<Long, Asked> asked() {
        LocalDate today = houses.today();
        LocalDateTime now = LocalDateTime.now(clock.withZone(houses.house().zone()));
        Map<Long, Set<HalfDay>> hours = new HashMap<>();
        Map<Long, LocalDateTime> next = new HashMap<>();
        Reach.within(me.reach(INTAKE), entities.createQuery("""
                                select distinct g.id, s.date, s.startsAt from Session s join s.group g
                                where s.date between :today and :until and s.status <> :cancelled and\s""" + Groups.WITHIN_REACH, Object[].class))
                .setParameter("today", today)
                .setParameter("cancelled", Session.Status.CANCELLED)
                .setParameter("until", today.plusWeeks(WEEKS_AHEAD))
                .getResultList()
                .forEach(row -> {
                    LocalDateTime start = LocalDateTime.of((LocalDate) row[1], (LocalTime) row[2]);
                    hours.computeIfAbsent((Long) row[0], id -> new TreeSet<>())
                            .add(HalfDay.of(start.getDayOfWeek(), start.toLocalTime()));
                    if (start.isAfter(now)) {
                        next.merge((Long) row[0], start, (one, other) -> one.isBefore(other) ? one : other);
                    }
                });
        Map<Long, Asked> asked = new HashMap<>();
        Reach.within(me.reach(INTAKE), entities.createQuery("""
                                select g.id, t.kind, a.framework, a.level, g.siteId from Group g join g.activity a join a.type t
                                where g.endsOn >= :today and\s""" + Groups.WITHIN_REACH, Object[].class))
                .setParameter("today", today)
                .getResultList()
                .forEach(row -> {
                    Framework framework = Scale.framework((Framework) row[2], (Kind) row[1]);
                    asked.put(
                            (Long) row[0],
                            new Asked(
                                    (Kind) row[1],
                                    framework,
                                    (String) row[3],
                                    Scale.said(framework, (String) row[3]),
                                    (Long) row[4],
                                    hours.getOrDefault(row[0], Set.of()),
                                    next.get(row[0])));
                });
        return asked;
    }

    public static SuggestedGroup weigh(
            GroupPlaces places, Asked asked, Track track, Long site, Collection<LevelRow> levels, Set<HalfDay> free) {
        List<Reason> reasons = new ArrayList<>();
        int score = (isOfLanguage(asked.kind()) ? LANGUAGE : 0)
                + weighPublic(asked.kind(), track, reasons)
                + weighLevel(asked, levels, reasons)
                + weighHours(asked.hours(), free, reasons);
        if (places.free() > 0 && places.waiting() == 0) {
            reasons.add(reason(Weight.FOR, "places", places.free()));
            score += PLACE;
        } else {
            reasons.add(reason(Weight.AGAINST, "full", places.waiting()));
            score -= PLACE;
        }
        if (site != null) {
            boolean here = site == asked.site();
            reasons.add(reason(here ? Weight.FOR : Weight.NEUTRAL, here ? "site" : "other-site"));
            score += here ? SITE : 0;
        }
        return new SuggestedGroup(places, score, reasons, asked.next());
    }

    private static Reason reason(Weight weight, String key, Serializable... details) {
        return new Reason(weight, key, List.of(details));
    }

    private static boolean isOfLanguage(Kind kind) {
        return kind == Kind.COURSE || kind == Kind.LITERACY;
    }

    /**
     * Literacy for people who never went to school or went to school in French; French courses for those schooled in
     * another language.
     */
    private static int weighPublic(Kind kind, Track track, List<Reason> reasons) {
        if (!isOfLanguage(kind)) {
            return 0;
        }
        if (!track.decides()) {
            reasons.add(reason(Weight.NEUTRAL, track == Track.UNKNOWN ? "schooling-unknown" : "schooling-short"));
            return 0;
        }
        boolean suits = track.isLiteracy() == (kind == Kind.LITERACY);
        reasons.add(reason(
                suits ? Weight.FOR : Weight.AGAINST, kind == Kind.LITERACY ? "public-literacy" : "public-course"));
        return suits ? PUBLIC : -PUBLIC;
    }

    /** A group suits people whose level is at most one level below its own; best when this holds for most skills. */
    private static int weighLevel(Asked asked, Collection<LevelRow> levels, List<Reason> reasons) {
        if (asked.level() < 0) {
            return 0;
        }
        Map<Skill, String> profile = Levels.profile(levels, asked.framework());
        if (profile.isEmpty()) {
            reasons.add(reason(Weight.NEUTRAL, "level-unknown", asked.words()));
            return 0;
        }
        int sum = 0;
        for (Map.Entry<Skill, String> skill : profile.entrySet()) {
            double gap = Scale.rung(asked.framework(), asked.level())
                    - Scale.rung(asked.framework(), Scale.index(asked.framework(), skill.getValue()));
            boolean suits = gap >= 0 && gap <= 1;
            reasons.add(reason(
                    suits ? Weight.FOR : Weight.AGAINST,
                    suits ? "level" : gap > 1 ? "level-above" : "level-below",
                    skill.getKey(),
                    skill.getValue(),
                    asked.words()));
            sum += suits ? LEVEL : (int) (-LEVEL * Math.ceil(gap > 1 ? gap - 1 : -gap));
        }
        return sum / profile.size();
    }

    private static int weighHours(Set<HalfDay> hours, Set<HalfDay> free, List<Reason> reasons) {
        if (hours.isEmpty() || free.isEmpty()) {
            reasons.add(reason(Weight.NEUTRAL, hours.isEmpty() ? "no-hours" : "free-unknown"));
            return 0;
        }
        Set<HalfDay> missed = new TreeSet<>(hours);
        missed.removeAll(free);
        if (missed.isEmpty()) {
            reasons.add(reason(Weight.FOR, "hours"));
            return HOURS;
        }
        reasons.add(reason(
                Weight.AGAINST,
                "hours-missed",
                missed.size(),
                hours.size(),
                missed.iterator().next()));
        return HOURS - 2 * HOURS * missed.size() / hours.size();
    }
}
