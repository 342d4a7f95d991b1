package org.tremplin.attendance;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.Serializable;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.catalogue.Terms;
import org.tremplin.people.FilesWritten;
import org.tremplin.planning.Session;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Claims;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Ids;
import org.tremplin.platform.UseCases;

/** Imports marks from a file. */
@UseCases
public class MarkImport {
    private static final String MARKS = """
            insert into attendance_mark (id, version, session_id, person_id, status, minutes_late, minutes_left_early, minutes, reason_id)
            select ?1 + r.place - 1, 1, r.session_id, r.person_id, r.status, r.minutes_late, r.minutes_left_early, r.minutes, r.reason_id
            from json_table(?2, '$[*]' columns (place for ordinality, session_id bigint path '$.session_id',
              person_id bigint path '$.person_id', status varchar(10) path '$.status', minutes_late int path '$.minutes_late',
              minutes_left_early int path '$.minutes_left_early', minutes int path '$.minutes', reason_id bigint path '$.reason_id')) r""";

    private static final String CHANGES = """
            insert into attendance_change (id, version, session_id, person_id, position, status, minutes_late, minutes_left_early,
              reason_id, marked_at, received_at, account_id)
            select ?1 + r.place - 1, 1, r.session_id, r.person_id, r.position, r.status, r.minutes_late, r.minutes_left_early,
              r.reason_id, ?3, ?3, ?4
            from json_table(?2, '$[*]' columns (place for ordinality, session_id bigint path '$.session_id',
              person_id bigint path '$.person_id', position int path '$.position', status varchar(10) path '$.status',
              minutes_late int path '$.minutes_late', minutes_left_early int path '$.minutes_left_early',
              reason_id bigint path '$.reason_id')) r""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Ids ids;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Terms terms;

    @Inject
    private StoredMarks stored;

    @Inject
    private Sessions sessions;

    @Inject
    private Seals seals;

    @Inject
    private ClosedMonths months;

    @Inject
    private Claims claims;

    @Inject
    private FilesWritten files;

    @Inject
    private Houses houses;

    @Inject
    private Event<MarksChanged> marksChanged;

    /** Why a row of a file is ignored: the stored mark takes precedence. */
    public enum Why {
        /** The month is closed. */
        CLOSED,
        /** The sheet is sealed. */
        SEALED,
        /** Somebody corrected this mark and gave a reason. */
        CORRECTED,
        /** The person's file is merged from several: of two marks in one session, the one that says more stays. */
        JOINED
    }

    /** @param kept the rows that were ignored, by {@link MarkLine#row} */
    public record Outcome(Applied applied, Map<Integer, Why> kept) implements Serializable {}

    /**
     * Creates or updates marks, one part of a file at a time; session and person together are the key. Changes add
     * lines to the history, and a planned session in which somebody is marked becomes held. Marks that are sealed,
     * closed or corrected by somebody stay as they are. If several rows belong to people who have been merged into one,
     * the row that says more is used.
     *
     * @param standings shared by all parts of a file
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Outcome importLines(List<MarkLine> lines, StoredMarks.Standings standings) {
        Map<String, Long> reasons = terms.reasonsNamed(
                lines.stream().map(MarkLine::reason).filter(r -> r != null).collect(Collectors.toSet()));
        Set<Long> ids = lines.stream().map(MarkLine::session).collect(Collectors.toSet());
        Map<Long, Session> bySession = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select s from Session s where s.id in :ids", Session.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(s -> bySession.put(s.id(), s));
        }
        StoredMarks.Before before = stored.before(lines, standings);
        Instant now = clock.instant();
        List<MarkLine> fresh = new ArrayList<>();
        Map<MarkLine, AttendanceMark> changing = new LinkedHashMap<>();
        Map<Integer, Why> kept = new LinkedHashMap<>();
        Map<StoredMarks.Key, MarkLine> followed = new HashMap<>();
        for (MarkLine line : lines) {
            StoredMarks.Key key = new StoredMarks.Key(line.session(), line.person());
            Session session = bySession.get(line.session());
            AttendanceMark mark = before.marks().get(key);
            MarkLine earlier = followed.get(key);
            AttendanceMark stands = earlier == null ? mark : mark(session, earlier, reasons);
            if (stands != null && !stands.differsFrom(value(line, reasons))) {
                continue;
            }
            Why why = why(line, session, standings);
            if (why == null && stands != null && before.joined().contains(line.person())) {
                why = mark(session, line, reasons).saysMoreThan(stands) ? null : Why.JOINED;
            }
            if (why != null) {
                kept.put(line.row(), why);
                continue;
            }
            if (earlier != null) {
                fresh.remove(earlier);
                changing.remove(earlier);
            }
            if (mark == null) {
                fresh.add(line);
            } else {
                changing.put(line, mark);
            }
            if (before.joined().contains(line.person())) {
                followed.put(key, line);
            }
        }
        Set<Long> changed = Stream.concat(fresh.stream(), changing.keySet().stream())
                .map(MarkLine::session)
                .collect(Collectors.toSet());
        if (!changed.isEmpty()) {
            claims.claim(changed);
            sessions.heldByImport(changed);
            insert(
                    MARKS,
                    fresh,
                    (line, rows) ->
                            mark(bySession.get(line.session()), line, reasons).write(rows));
            fresh.forEach(line -> files.write(line.person()));
            changing.forEach((line, mark) -> mark.change(
                    value(line, reasons), bySession.get(line.session()).minutes()));
            List<MarkLine> noted =
                    Stream.concat(fresh.stream(), changing.keySet().stream()).toList();
            insert(
                    CHANGES,
                    noted,
                    (line, rows) -> new AttendanceChange(
                                    line.session(),
                                    line.person(),
                                    before.nextLine(line),
                                    value(line, reasons),
                                    null,
                                    now,
                                    now,
                                    me.accountId())
                            .write(rows),
                    LocalDateTime.ofInstant(now, ZoneOffset.UTC),
                    me.accountId());
            months.mustBeOpen(changed);
            LocalDate today = houses.today();
            marksChanged.fire(new MarksChanged(changed.stream()
                    .filter(session -> bySession.get(session).date().isBefore(today))
                    .collect(Collectors.toSet())));
            seals.corrected(changed);
        }
        int unchanged = lines.size() - fresh.size() - changing.size();
        return new Outcome(new Applied(fresh.size(), changing.size(), unchanged), kept);
    }

    /** Inserts rows in one statement: an entity for each would take five times as long. */
    private void insert(
            String statement, List<MarkLine> lines, BiConsumer<MarkLine, JsonGenerator> row, Object... more) {
        if (lines.isEmpty()) {
            return;
        }
        StringWriter rows = new StringWriter();
        try (JsonGenerator out = Json.createGenerator(rows)) {
            out.writeStartArray();
            lines.forEach(line -> row.accept(line, out));
            out.writeEnd();
        }
        Query insert = entities.createNativeQuery(statement)
                .setParameter(1, ids.block(lines.size()))
                .setParameter(2, rows.toString());
        for (int i = 0; i < more.length; i++) {
            insert.setParameter(i + 3, more[i]);
        }
        insert.executeUpdate();
    }

    private static AttendanceMark mark(Session session, MarkLine line, Map<String, Long> reasons) {
        return new AttendanceMark(session, line.person(), value(line, reasons));
    }

    private static MarkValue value(MarkLine line, Map<String, Long> reasons) {
        return new MarkValue(
                line.status(),
                line.minutesLate(),
                line.minutesLeftEarly(),
                line.reason() == null ? null : reasons.get(Folding.fold(line.reason())));
    }

    private Why why(MarkLine line, Session session, StoredMarks.Standings standings) {
        StoredMarks.Standing standing = standings.of(line.session());
        if (months.isClosed(session.date())) {
            return Why.CLOSED;
        }
        return standing.sealed() ? Why.SEALED : standing.corrected().contains(line.person()) ? Why.CORRECTED : null;
    }
}
