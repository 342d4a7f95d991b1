package org.tremplin.progress.funding;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.FOLLOW_TARGETS;
import static org.tremplin.access.Permission.SET_TARGETS;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.people.PeopleMerging;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;
import org.tremplin.progress.funding.FunderSnapshot.Moment;
import org.tremplin.progress.funding.SchemeRow.Missing;
import org.tremplin.progress.funding.SnapshotView.Said;

/** People's files with funders: contract, waiver, proof, answers at entry and exit, and what is missing. */
@UseCases
public class Schemes {
    /** How long before the end the answers at exit are expected. */
    private static final int EXIT_DAYS = 30;

    private static final int MOST = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private People people;

    @Inject
    private Targets targets;

    // ---------------------------------------------------------------- one file

    /** The file of a target. Missing for somebody out of reach. */
    @Allowed(FOLLOW_TARGETS)
    public SchemeFile file(long target) {
        return found(target).file();
    }

    private Target found(long target) {
        Target found = orMissing(entities.find(Target.class, target));
        people.view(found.person());
        return found;
    }

    /** Changes a file. Refuses a waiver without its day, and a day without a waiver. */
    @Allowed(SET_TARGETS)
    public void change(SchemeFile file) {
        Target found = found(file.target);
        found.mustBeAt(file.version);
        found.file(file);
    }

    /** The stored answers at entry and exit. */
    @Allowed(FOLLOW_TARGETS)
    public List<SnapshotView> snapshots(long target) {
        found(target);
        return entities
                .createQuery(
                        "select s from FunderSnapshot s where s.targetId = :target order by s.moment",
                        FunderSnapshot.class)
                .setParameter("target", target)
                .getResultList()
                .stream()
                .map(FunderSnapshot::view)
                .toList();
    }

    /** Stores today's answers for good. Refuses a second time, and when there is no answer. */
    @Allowed(SET_TARGETS)
    public void keep(long target, Moment moment, List<Said> said) {
        found(target);
        if (snapshots(target).stream().anyMatch(kept -> kept.moment() == moment)) {
            throw new Refused(FundingRefusal.SNAPSHOT_KEPT);
        }
        List<Said> answered = said.stream()
                .filter(one -> one.answer() != null && !one.answer().isBlank())
                .toList();
        if (answered.isEmpty()) {
            throw new Refused(FundingRefusal.SNAPSHOT_EMPTY);
        }
        entities.persist(new FunderSnapshot(target, moment, houses.today(), answered, me.accountId()));
    }

    // ---------------------------------------------------------------- the cockpit

    /**
     * The files, of people within reach, that are running or ended in the last year, the earliest to end first; at most
     * 500. Six statements, whatever the size.
     *
     * @param programme only of this one; 0 = of all
     * @param incomplete only those that lack something
     */
    @Allowed(FOLLOW_TARGETS)
    public List<SchemeRow> cockpit(long programme, boolean incomplete) {
        LocalDate today = houses.today();
        Reach reach = me.reach(FOLLOW_TARGETS);
        List<Object[]> found = entities.createQuery(
                        """
                        select t, trim(concat(p.givenName, ' ', p.familyName)) from Target t join Person p on p.id = t.personId
                        where t.dueOn >= :since and (:programme = 0 or t.programmeId = :programme) and\s""" + People.WITHIN_REACH + " order by t.dueOn, t.id", Object[].class)
                .setParameter("since", today.minusYears(1))
                .setParameter("programme", programme)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .setMaxResults(MOST)
                .getResultList();
        if (found.isEmpty()) {
            return List.of();
        }
        List<Target> all = found.stream().map(row -> (Target) row[0]).toList();
        Map<Long, Set<Moment>> kept = new HashMap<>();
        entities.createQuery(
                        "select s.targetId, s.moment from FunderSnapshot s where s.targetId in :targets",
                        Object[].class)
                .setParameter("targets", all.stream().map(Target::id).toList())
                .getResultList()
                .forEach(row -> kept.computeIfAbsent((Long) row[0], id -> EnumSet.noneOf(Moment.class))
                        .add((Moment) row[1]));
        Set<Long> asking = new HashSet<>(entities.createQuery(
                        "select distinct q.programmeId from ProgrammeQuestion q where q.retiredAt is null", Long.class)
                .getResultList());
        Map<Long, TargetRow> paces = new HashMap<>();
        targets.rows(all.stream().map(Target::form).toList()).forEach(row -> paces.put(row.form().id, row));
        List<SchemeRow> rows = new ArrayList<>();
        for (Object[] row : found) {
            Target target = (Target) row[0];
            TargetRow counted = paces.get(target.id());
            Set<Missing> missing = missing(
                    target.file(),
                    target.form().due,
                    kept.getOrDefault(target.id(), Set.of()),
                    asking.contains(target.form().programme),
                    counted.pace().state(),
                    today);
            if (!incomplete || !missing.isEmpty()) {
                rows.add(new SchemeRow(
                        target.id(),
                        target.person(),
                        (String) row[1],
                        counted.programme().title(),
                        target.form().due,
                        target.file().waiver != null,
                        missing));
            }
        }
        return rows;
    }

    static Set<Missing> missing(
            SchemeFile file, LocalDate due, Set<Moment> kept, boolean asks, Pace.State pace, LocalDate today) {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (file.proof == null) {
            missing.add(Missing.PROOF);
        }
        if (file.waiver != null) {
            return missing;
        }
        if (file.contractOn == null) {
            missing.add(Missing.CONTRACT);
        }
        if (asks && !kept.contains(Moment.ENTRY)) {
            missing.add(Missing.ENTRY);
        }
        if (asks && !kept.contains(Moment.EXIT) && !today.isBefore(due.minusDays(EXIT_DAYS))) {
            missing.add(Missing.EXIT);
        }
        if (pace != Pace.State.REACHED && pace != Pace.State.ON_TRACK) {
            missing.add(Missing.PACE);
        }
        return missing;
    }

    // ---------------------------------------------------------------- what funders ask

    /** The current questions of a programme. */
    @Allowed(value = FOLLOW_TARGETS, trail = Trail.NONE)
    public List<QuestionForm> questions(long programme) {
        return entities
                .createQuery(
                        "select q from ProgrammeQuestion q where q.programmeId = :programme and q.retiredAt is null order by q.position, q.id",
                        ProgrammeQuestion.class)
                .setParameter("programme", programme)
                .getResultList()
                .stream()
                .map(ProgrammeQuestion::form)
                .toList();
    }

    /** Adds or changes a question; stored answers keep the old wording. */
    @Allowed(SET_TARGETS)
    public void ask(long programme, QuestionForm form) {
        ProgrammeQuestion question;
        if (form.id() == 0) {
            Integer last = entities.createQuery(
                            "select max(q.position) from ProgrammeQuestion q where q.programmeId = :programme",
                            Integer.class)
                    .setParameter("programme", programme)
                    .getSingleResult();
            question = new ProgrammeQuestion(programme, last == null ? 1 : last + 1);
        } else {
            question = orMissing(entities.find(ProgrammeQuestion.class, form.id()));
            question.mustBeAt(form.version());
        }
        question.change(form.title(), form.choices());
        entities.persist(question);
    }

    /** Retires a question. */
    @Allowed(SET_TARGETS)
    public void retire(QuestionForm form) {
        ProgrammeQuestion question = orMissing(entities.find(ProgrammeQuestion.class, form.id()));
        question.mustBeAt(form.version());
        question.retire(clock.instant());
    }

    // ---------------------------------------------------------------- merges

    /** If both people have a file in one programme, the kept file takes over the answers that it lacks. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void settle(@Observes PeopleMerging merging) {
        entities.createQuery("""
                        select k.id, s.id, s.moment from Target k join Target g on g.programmeId = k.programmeId
                        join FunderSnapshot s on s.targetId = g.id where k.personId = :kept and g.personId = :gone""", Object[].class)
                .setParameter("kept", merging.kept())
                .setParameter("gone", merging.gone())
                .getResultList()
                .forEach(row -> {
                    long has = entities.createQuery(
                                    "select count(s) from FunderSnapshot s where s.targetId = :target and s.moment = :moment",
                                    Long.class)
                            .setParameter("target", row[0])
                            .setParameter("moment", row[2])
                            .getSingleResult();
                    if (has > 0) {
                        merging.rows().remove("funder_snapshot", (Long) row[1]);
                    } else {
                        merging.rows().set("funder_snapshot", (Long) row[1], Map.of("target_id", row[0]));
                    }
                });
    }
}
