package org.tremplin.attendance;

import static org.tremplin.access.Permission.CHECK_IN;
import static org.tremplin.access.Permission.MARK_ATTENDANCE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Attending;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.FilesWritten;
import org.tremplin.people.People;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Claims;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Marks attendance: one tap, many at once, or taking a mark back. */
@UseCases
public class Attendance {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Sessions sessions;

    @Inject
    private Enrolments enrolments;

    @Inject
    private People people;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private AbsenceReasons reasons;

    @Inject
    private Seals seals;

    @Inject
    private ClosedMonths months;

    @Inject
    private Claims claims;

    @Inject
    private FilesWritten files;

    @Inject
    private Event<MarksChanged> changed;

    /**
     * Sets one mark. Sending the stored value again succeeds and changes nothing, whatever the version, because a call
     * may be sent twice. A different value with a stale version is refused as changed meanwhile. Of two taps from
     * phones the later counts; if the order is uncertain, the mark that somebody else made stays ({@link Unseen}). The
     * history keeps every tap, even one that repeats the stored value, so that an older, different tap cannot win.
     *
     * <p>Refuses a cancelled session; a future session, except for ANNOUNCED; a person who is neither on the list nor
     * added on purpose; more minutes than the session has; a change to a sealed sheet or a closed month without
     * permission to correct it; and a correction (after the day, the seal or the closing) without a reason.
     *
     * @return the mark as it is stored now
     */
    @Allowed(value = MARK_ATTENDANCE, trail = Trail.OWN_HISTORY)
    public MarkView mark(long session, MarkCommand command) {
        return mark(me.reach(MARK_ATTENDANCE), session, command);
    }

    /**
     * Marks the signed-in learner as present, so many minutes late. A mark that already says present stays as it is.
     * Refuses what {@link #mark} refuses.
     *
     * @param session the session; the caller has checked that the learner may check in to it
     * @param again the learner has checked in before: whatever has been noted since stays
     * @param added whether somebody who is not on the list may be added
     * @return the mark as it is stored now
     */
    @Allowed(value = CHECK_IN, trail = Trail.NONE)
    public MarkView comes(long session, int minutesLate, boolean again, boolean added) {
        long person = me.personId();
        Object[] row = entities.createQuery("""
                        select m, (select max(c.position) from AttendanceChange c
                                   where c.sessionId = :session and c.personId = :person)
                        from Session s left join AttendanceMark m on m.session = s and m.personId = :person
                        where s.id = :session""", Object[].class)
                .setParameter("session", session)
                .setParameter("person", person)
                .getSingleResult();
        MarkView now = view(person, (AttendanceMark) row[0], last(row[1]));
        if (again || now.status() == AttendanceMark.Status.PRESENT) {
            return now;
        }
        MarkValue present = new MarkValue(AttendanceMark.Status.PRESENT, minutesLate, 0, null);
        return mark(Reach.EVERYWHERE, session, new MarkCommand(person, present, now.version(), added, null, null));
    }

    private MarkView mark(Reach reach, long session, MarkCommand command) {
        claims.mustBeFree(session, command.person());
        // one row at most; with setMaxResults, EclipseLink would build the statement anew for each tap
        Object[] row = Reach.within(
                        reach,
                        entities.createQuery(
                                """
                                select s, m,
                                  (select count(e) from Enrolment e
                                   where e.group.id = s.group.id and e.person.id = :person
                                     and\s""" + Attending.jpql("e", "s.date") + """
                                  ),
                                  (select count(z) from Seal z where z.sessionId = :session),
                                  (select count(c) from AttendanceChange c where c.clientKey = :key),
                                  (select max(c.position) from AttendanceChange c
                                   where c.sessionId = :session and c.personId = :person),
                                """ + People.MERGED_INTO + ", "
                                        + ClosedMonths.HELD
                                        + """
                                , (select p.linesGiven from Person p where p.id = :person)
                                from Session s
                                left join AttendanceMark m on m.session = s and m.personId = :person
                                where s.id = :session and
                                """ + Sessions.WITHIN_REACH,
                                Object[].class))
                .setParameter("session", session)
                .setParameter("person", command.person())
                .setParameter("key", Objects.requireNonNullElse(command.key(), ""))
                .getResultStream()
                .findFirst()
                .orElse(null);
        Session found = (Session) orMissing(row)[0];
        AttendanceMark mark = (AttendanceMark) row[1];
        boolean onList = mark != null || (Long) row[2] > 0;
        boolean sealed = (Long) row[3] > 0;
        boolean arrivedBefore = (Long) row[4] > 0;
        long merged = row[6] == null ? 0 : ((Number) row[6]).longValue();
        if (merged != 0) {
            return mark(reach, session, command.of(merged));
        }
        files.hold(command.person());
        int last = last(row[5]);
        if (arrivedBefore) {
            Unseen unseen = unseen(session, mark, last, command);
            MarkView now = view(command.person(), mark, last);
            return unseen == null ? now : now.telling(unseen.told(command.wanted()));
        }
        mustKnowReasons(List.of(command));
        Known known = new Known(onList, last, last(row[8]));
        Noted noted = apply(sheet(found, sealed, row[7]), mark, known, command);
        if (noted.mark() == null && mark != null) {
            entities.remove(mark);
        }
        store(found, List.of(command), sealed, noted.last() > last, noted.lineOnly());
        return view(command.person(), noted.mark(), noted.last()).telling(noted.told());
    }

    /**
     * The result of a command.
     *
     * @param mark the mark as it is now; null for none, and the caller removes the one there was
     * @param last the number of the last line of its history
     * @param told what the sender of the tap had not seen
     * @param lineOnly a line was added to the history, but the mark did not change
     */
    private record Noted(AttendanceMark mark, int last, MarkValue told, boolean lineOnly) {}

    private static int last(Object position) {
        return position == null ? 0 : (Integer) position;
    }

    private static MarkValue valueOf(AttendanceMark mark) {
        return mark == null ? MarkValue.NONE : mark.value();
    }

    /**
     * Sets many marks in one transaction: all or none.
     *
     * @param onlyUnmarked leave existing marks alone ("the unmarked are present")
     * @return the marks of everybody named, as they are stored now
     */
    @Allowed(value = MARK_ATTENDANCE, trail = Trail.OWN_HISTORY)
    public List<MarkView> markMany(long session, List<MarkCommand> commands, boolean onlyUnmarked) {
        claims.mustBeFree(session);
        claims.mustBeFree(commands.stream().map(MarkCommand::person).toArray(Long[]::new));
        // selects the group's id too: reading it from the session would load the group
        Object[] row = orMissing(Reach.within(
                        me.reach(MARK_ATTENDANCE),
                        entities.createQuery(
                                "select s, s.group.id, (select count(z) from Seal z where z.sessionId = s.id), "
                                        + ClosedMonths.HELD + " from Session s where s.id = :session and "
                                        + Sessions.WITHIN_REACH,
                                Object[].class))
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .orElse(null));
        Session found = (Session) row[0];
        Map<Long, Known> known = known(commands, found, (Long) row[1]);
        Map<Long, AttendanceMark> marks = new HashMap<>();
        entities.createQuery("select m from AttendanceMark m where m.session.id = :session", AttendanceMark.class)
                .setParameter("session", session)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(m -> marks.put(m.personId(), m));
        Set<String> arrived = onlyUnmarked ? Set.of() : arrived(commands);
        boolean sealed = (Long) row[2] > 0;
        mustKnowReasons(commands);
        Sheet sheet = sheet(found, sealed, row[3]);
        Map<Long, MarkView> stored = new HashMap<>();
        List<AttendanceMark> changed = new ArrayList<>();
        List<AttendanceMark> takenBack = new ArrayList<>();
        boolean written = false;
        boolean lineOnly = false;
        for (MarkCommand command : commands) {
            long person = command.person();
            AttendanceMark mark = marks.get(person);
            Known of = known.getOrDefault(person, Known.NOTHING);
            if (mark != null && onlyUnmarked || command.key() != null && arrived.contains(command.key())) {
                stored.put(person, view(person, mark, of.last()).telling(onlyUnmarked ? mark.value() : null));
                continue;
            }
            MarkValue before = valueOf(mark);
            boolean whatever = onlyUnmarked && command.key() == null;
            Noted noted = apply(sheet, mark, of, whatever ? command.seeing(of.last()) : command);
            if (mark != null && noted.mark() == null) {
                takenBack.add(mark);
            } else if (mark != null && mark.differsFrom(before)) {
                changed.add(mark);
            }
            written |= noted.last() > of.last();
            lineOnly |= noted.lineOnly();
            stored.put(person, view(person, noted.mark(), noted.last()).telling(noted.told()));
        }
        rewrite(changed);
        delete(takenBack);
        store(found, commands, sealed, written, lineOnly);
        return commands.stream().map(c -> stored.get(c.person())).toList();
    }

    /**
     * What is stored about a person in a session.
     *
     * @param onList whether they are on its list
     * @param last the number of the last line of their history
     * @param given the highest number ever given to a line; it may be higher than {@code last}
     */
    private record Known(boolean onList, int last, int given) {
        static final Known NOTHING = new Known(false, 0, 0);

        int next() {
            return Math.max(last, given) + 1;
        }
    }

    /**
     * Locks the files of everybody named, before their marks, as a merge does; refuses as changed meanwhile if one was
     * merged. A line that somebody else adds after this reading takes the number of ours, and ours fails.
     */
    @SuppressWarnings("unchecked")
    private Map<Long, Known> known(List<MarkCommand> commands, Session session, long group) {
        if (commands.isEmpty()) {
            return Map.of();
        }
        String people = commands.stream()
                .map(c -> String.valueOf(c.person()))
                .distinct()
                .collect(Collectors.joining(", "));
        List<Object[]> rows = entities.createNativeQuery("""
                        select p.id, p.merged_into,
                          exists (select 1 from enrolment e where e.person_id = p.id and e.group_id = ?1 and %s),
                          coalesce((select c.position from attendance_change c
                            where c.session_id = ?3 and c.person_id = p.id order by c.position desc limit 1), 0),
                          p.lines_given
                        from person p where p.id in (%s) order by p.id lock in share mode""".formatted(Attending.sql("e", "?2"), people))
                .setParameter(1, group)
                .setParameter(2, Date.valueOf(session.date()))
                .setParameter(3, session.id())
                .getResultList();
        if (rows.stream().anyMatch(row -> row[1] != null)) {
            throw new ChangedMeanwhile();
        }
        Map<Long, Known> known = new HashMap<>();
        rows.forEach(row -> {
            long person = ((Number) row[0]).longValue();
            files.hold(person);
            known.put(
                    person,
                    new Known(
                            ((Number) row[2]).intValue() == 1,
                            ((Number) row[3]).intValue(),
                            ((Number) row[4]).intValue()));
        });
        return known;
    }

    /** The keys of commands that have already arrived. */
    private Set<String> arrived(List<MarkCommand> commands) {
        List<String> keys =
                commands.stream().map(MarkCommand::key).filter(Objects::nonNull).toList();
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select c.clientKey from AttendanceChange c where c.clientKey in :keys", String.class)
                        .setParameter("keys", keys)
                        .getResultList());
    }

    /** Writes locked marks in one statement; entities would cost one statement each. */
    private void rewrite(List<AttendanceMark> changed) {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach(entities::detach);
        Query update = entities.createNativeQuery(
                """
                insert into attendance_mark
                  (id, version, session_id, person_id, status, minutes_late, minutes_left_early, minutes, reason_id)
                values %s
                on duplicate key update version = values(version), status = values(status),
                  minutes_late = values(minutes_late), minutes_left_early = values(minutes_left_early),
                  minutes = values(minutes), reason_id = values(reason_id)""".formatted(String.join(", ", Collections.nCopies(changed.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?)"))));
        int position = 0;
        for (AttendanceMark mark : changed) {
            MarkView now = mark.view(0);
            for (Object value : Arrays.asList(
                    mark.id(),
                    mark.version() + 1,
                    mark.sessionId(),
                    now.person(),
                    now.status().name(),
                    now.minutesLate(),
                    now.minutesLeftEarly(),
                    now.minutes(),
                    now.reason())) {
                update.setParameter(++position, value);
            }
        }
        update.executeUpdate();
    }

    private void delete(List<AttendanceMark> takenBack) {
        if (!takenBack.isEmpty()) {
            takenBack.forEach(entities::detach);
            entities.createQuery("delete from AttendanceMark m where m.id in :ids")
                    .setParameter(
                            "ids", takenBack.stream().map(AttendanceMark::id).toList())
                    .executeUpdate();
        }
    }

    /**
     * Flushes the changes. A planned session with a mark becomes held; a sealed sheet gets another link. Sealing raises
     * the version of every mark, so that concurrent changes fail; commands that change no mark check for a seal here.
     *
     * @param written whether there is a new line of history
     * @param lineOnly whether a line was added without changing its mark
     */
    private void store(Session session, List<MarkCommand> commands, boolean sealed, boolean written, boolean lineOnly) {
        boolean marked = commands.stream()
                .anyMatch(c -> c.value() != null && c.value().status() != AttendanceMark.Status.ANNOUNCED);
        if (marked && session.status() == Session.Status.PLANNED) {
            sessions.heldByRollCall(session.id());
        }
        entities.flush();
        if (written && session.date().isBefore(houses.today())) {
            changed.fire(new MarksChanged(Set.of(session.id())));
        }
        if (sealed) {
            if (written) {
                seals.corrected(List.of(session.id()));
            }
        } else if (lineOnly || commands.stream().anyMatch(MarkCommand::added)) {
            seals.mustBeOpen(session.id());
        }
    }

    private static MarkView view(long person, AttendanceMark mark, int last) {
        return mark == null ? MarkView.none(person, last) : mark.view(last);
    }

    /**
     * Registers somebody new at the door by first name, marks them present from the moment of the command, and enrols
     * them if the group is open. Sending the same key again registers nobody twice.
     *
     * @param command its moment and its key; person and value are set here
     */
    @Allowed(value = MARK_ATTENDANCE, trail = Trail.OWN_HISTORY)
    public MarkView walkIn(long session, String givenName, MarkCommand command) {
        claims.mustBeFree(session);
        long site = rollCalls.site(session);
        Long known = command.key() == null ? null : personOf(command.key());
        long person = known == null ? people.addWalkIn(givenName, site) : known;
        MarkValue present = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
        return mark(session, new MarkCommand(person, present, 0, true, command.markedAt(), null, command.tap()));
    }

    private Long personOf(String key) {
        return entities.createQuery("select c.personId from AttendanceChange c where c.clientKey = :key", Long.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** What {@link #apply} needs of services, read before the first mark is written: each call would flush. */
    private record Sheet(Session session, boolean sealed, boolean closed, LocalDate today) {}

    private Sheet sheet(Session session, boolean sealed, Object closedUntil) {
        return new Sheet(session, sealed, !session.date().isAfter(ClosedMonths.day(closedUntil)), houses.today());
    }

    private void mustKnowReasons(List<MarkCommand> commands) {
        for (MarkCommand command : commands) {
            if (command.value() != null
                    && command.value().reason() != null
                    && !reasons.knows(command.value().reason())) {
                throw new Refused(AttendanceRefusal.REASON_UNKNOWN);
            }
        }
    }

    /** Checks a command, applies it and adds a line to the history. */
    private Noted apply(Sheet sheet, AttendanceMark mark, Known known, MarkCommand command) {
        int last = known.last();
        boolean onList = mark != null || known.onList();
        Session session = sheet.session();
        MarkValue value = command.value();
        boolean locked = sheet.sealed() || sheet.closed();
        boolean unchanged = mark == null ? value == null : value != null && !mark.differsFrom(value);
        if (unchanged && (command.key() == null || locked || !onList)) {
            return new Noted(mark, last, null, false);
        }
        if (mark != null && command.onlyUnmarked()) {
            return new Noted(mark, last, mark.value(), false);
        }
        if (!unchanged) {
            mustBeAllowed(sheet, onList, command);
        }
        Instant now = clock.instant();
        Instant tapped = command.tappedAt(now);
        boolean stale = last != command.version();
        if (stale && command.key() == null) {
            throw new ChangedMeanwhile();
        }
        Unseen unseen = stale && command.key() != null ? unseen(session.id(), mark, last, command) : null;
        boolean overtaken = unseen != null
                && unseen.stays(command.wanted(), tapped, command.tap().sure());
        boolean late = session.date().isBefore(command.key() == null ? sheet.today() : dayOf(tapped));
        boolean correction = !unchanged && (locked || mark != null && late);
        if (correction && (command.correction() == null || command.correction().isBlank())) {
            throw new Refused(AttendanceRefusal.CORRECTION_REASON_MISSING);
        }
        AttendanceMark result = overtaken || unchanged ? mark : write(session, mark, onList, command);
        AttendanceChange line = new AttendanceChange(
                session.id(),
                command.person(),
                known.next(),
                value == null ? null : value.settled(),
                correction ? command.correction().trim() : null,
                tapped,
                now,
                me.accountId());
        entities.persist(command.key() == null ? line : line.sent(command.tap(), overtaken));
        return new Noted(
                result, known.next(), unseen == null ? null : unseen.told(command.wanted()), overtaken || unchanged);
    }

    private void mustBeAllowed(Sheet sheet, boolean onList, MarkCommand command) {
        if (sheet.session().status() == Session.Status.CANCELLED) {
            throw new Refused(AttendanceRefusal.SESSION_CANCELLED);
        }
        if ((sheet.sealed() || sheet.closed()) && !me.has(Permission.CORRECT_SEALED)) {
            throw new Refused(sheet.sealed() ? AttendanceRefusal.SHEET_SEALED : AttendanceRefusal.MONTH_CLOSED);
        }
        if (command.value() != null
                && command.value().status() != AttendanceMark.Status.ANNOUNCED
                && sheet.session().isToCome(sheet.today())) {
            throw new Refused(AttendanceRefusal.SESSION_TO_COME);
        }
        if (!onList && !command.added()) {
            throw new Refused(AttendanceRefusal.NOT_ON_LIST);
        }
    }

    /** Requires that the account may find a person who is new to the list; a learner who checks in is exempt. */
    private void mustBeAddable(Session session, long person) {
        if (!me.has(MARK_ATTENDANCE)) {
            return;
        }
        orMissing(Candidates.among(entities, session.group().siteId(), person));
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, houses.house().zone());
    }

    /**
     * What the sender of this tap has not seen: the mark that counts, or, if the tap has arrived before, the one it
     * replaced. Null if the phone has seen everything. Called only when two phones conflict or a call arrives twice.
     */
    private Unseen unseen(long session, AttendanceMark mark, int last, MarkCommand command) {
        // no such line, as after a merge or its undoing: counts as having seen none
        long seen = command.version() > last ? 0 : command.version();
        List<AttendanceChange> lines = entities.createQuery(
                        "select c from AttendanceChange c where c.sessionId = :session and c.personId = :person"
                                + " and c.overtaken = false order by c.position desc",
                        AttendanceChange.class)
                .setParameter("session", session)
                .setParameter("person", command.person())
                .getResultList();
        Instant since = lines.stream()
                .map(AttendanceChange::markedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return lines.stream()
                .filter(line -> !line.is(command.key()))
                .findFirst()
                .filter(line -> line.isAfter(seen))
                .map(line -> Unseen.of(
                        line,
                        line == lines.get(0) ? valueOf(mark) : line.value(),
                        since,
                        me.accountId(),
                        command.tap().phone()))
                .orElse(null);
    }

    private AttendanceMark write(Session session, AttendanceMark mark, boolean onList, MarkCommand command) {
        if (command.value() == null) {
            return null;
        }
        if (mark != null) {
            mark.change(command.value(), session.minutes());
            return mark;
        }
        if (!onList) {
            mustBeAddable(session, command.person());
            if (command.value().status() == AttendanceMark.Status.PRESENT) {
                enrolments.enrolByPresence(command.person(), session.group().id(), months.openFrom(session.date()));
            }
        }
        AttendanceMark fresh = new AttendanceMark(session, command.person(), command.value());
        entities.persist(fresh);
        return fresh;
    }
}
