package org.tremplin.transfer.files;

import static org.tremplin.transfer.files.ActivitiesFile.mustStay;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.Session;
import org.tremplin.planning.timetable.SessionLine;
import org.tremplin.planning.timetable.Timetable;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.CodedFile;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFiles;
import org.tremplin.platform.files.ImportedRow;

/** {@code seances.csv}: when and where groups meet. */
@Dependent
public class SessionsFile implements CodedFile<SessionLine> {
    static final String NAME = "seances.csv";
    static final int MOST_MINUTES = 1_440;

    private static final Columns COLUMNS = Columns.of("code", "groupe", "date", "debut", "fin", "statut")
            .optional("lieu", "formateur")
            .key("code")
            .reference("groupe", GroupsFile.NAME);
    private static final Map<String, Session.Status> STATUSES =
            Cells.words(List.of("prevue", "tenue", "annulee"), Session.Status.values());

    /** The facts about a session that its marks need. */
    record Meets(String group, LocalDate date, int minutes, boolean cancelled) {}

    private final Me me;
    private final Stored stored;
    private final Timetable timetable;
    private final Map<String, Stored.Meeting> known = new HashMap<>();
    private final Map<String, Meets> fresh = new HashMap<>();

    /**
     * The real status of sessions that the file contradicts: planned in the file but marked or in a closed month, or
     * cancelled in the file but held and marked.
     */
    private final Map<String, Session.Status> settled = new HashMap<>();

    private GroupsFile groups;
    private LocalDate today;
    private LocalDate closedUntil;

    @Inject
    public SessionsFile(Me me, Stored stored, Timetable timetable) {
        this.me = me;
        this.stored = stored;
        this.timetable = timetable;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.EDIT_PLANNING);
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void begin(ImportedFiles files) {
        groups = files.of(GroupsFile.class);
        today = stored.today();
        closedUntil = stored.closedUntil();
    }

    @Override
    public Map<String, Boolean> stored(Collection<String> codes) {
        Map<String, Stored.Meeting> found = stored.sessions(codes);
        known.putAll(found);
        Map<String, Boolean> reached = new HashMap<>();
        found.forEach((code, session) -> reached.put(code, session.mine()));
        return reached;
    }

    @Override
    public Map<String, Long> ids(Collection<String> codes) {
        return timetable.sessionIds(codes);
    }

    @Override
    public SessionLine read(Cells cells) {
        LocalTime from = cells.requiredTime("debut");
        LocalTime to = cells.requiredTime("fin");
        if (from != null && to != null && !to.isAfter(from)) {
            cells.problem("fin", "platform.cell.after-start", null);
        }
        Session.Status status = cells.requiredOneOf("statut", STATUSES);
        return new SessionLine(
                cells.code(CODE),
                cells.code("groupe"),
                cells.requiredDate("date"),
                from,
                to,
                cells.text("lieu", 120),
                cells.text("formateur", 100),
                settled.getOrDefault(cells.code(CODE), status),
                cells.given());
    }

    @Override
    public void check(List<ImportedRow<SessionLine>> rows) {
        List<String> codes = rows.stream()
                .map(row -> row.said().code())
                .filter(known::containsKey)
                .toList();
        Set<String> marked = stored.marked(codes);
        Set<String> sealed = stored.sealed(codes);
        for (ImportedRow<SessionLine> row : rows) {
            SessionLine line = row.said();
            Stored.Meeting was = known.get(line.code());
            if (line.code() != null) {
                fresh.put(line.code(), meets(line));
            }
            if (line.group() == null || line.date() == null || line.status() == null) {
                continue;
            }
            boolean sameDay =
                    was != null && was.date().equals(line.date()) && was.group().equals(line.group());
            if (was == null) {
                if (isClosed(line.date())) {
                    row.cells().problem("date", "transfer.expected.closed-day", closedUntil.toString());
                }
            } else if (was.mine()) {
                // reports nothing more about a session of another site's group
                mustStayAsCounted(row, was, marked.contains(line.code()), sealed.contains(line.code()));
            }
            if (!sameDay && !groups.runsOn(line.group(), line.date())) {
                row.cells().doubt("date", "transfer.doubt.outside", null);
            }
            boolean news = was == null || was.status() != Session.Status.HELD || !sameDay;
            if (news && line.status() == Session.Status.HELD && line.date().isAfter(today)) {
                row.cells().doubt("statut", "transfer.doubt.held", line.date().toString());
            }
        }
    }

    private static Meets meets(SessionLine line) {
        boolean timed = line.from() != null && line.to() != null;
        // an error in a session's times does not make its marks wrong
        int minutes = timed ? (int) Duration.between(line.from(), line.to()).toMinutes() : MOST_MINUTES;
        return new Meets(line.group(), line.date(), minutes, line.status() == Session.Status.CANCELLED);
    }

    private boolean isClosed(LocalDate day) {
        return !day.isAfter(closedUntil);
    }

    /** Checks a stored session: keeps its real status, and refuses changes to closed months and sealed sheets. */
    private void mustStayAsCounted(ImportedRow<SessionLine> row, Stored.Meeting was, boolean marked, boolean sealed) {
        SessionLine line = row.said();
        Session.Status said = line.status();
        boolean closed = isClosed(was.date());
        boolean undoes = said == Session.Status.CANCELLED && marked && !closed && was.status() == Session.Status.HELD;
        if (undoes || said == Session.Status.PLANNED && (marked || closed)) {
            said = marked ? Session.Status.HELD : was.status();
            settled.put(line.code(), said);
            if (undoes) {
                fresh.computeIfPresent(
                        line.code(), (code, meets) -> new Meets(meets.group(), meets.date(), meets.minutes(), false));
            }
            if (was.status() == said && said != Session.Status.PLANNED) {
                row.cells().kept("statut", "transfer.kept." + (marked ? "HELD" : "CLOSED"));
            }
        }
        if (closed || isClosed(line.date())) {
            mustStay(row, "groupe", was.group(), line.group());
            mustStay(row, "date", was.date().toString(), line.date().toString());
            mustStay(row, "debut", was.from().toString(), Objects.toString(line.from(), null));
            mustStay(row, "fin", was.to().toString(), Objects.toString(line.to(), null));
            if (was.status() != said) {
                row.cells().problem("statut", "transfer.expected.closed", word(was.status()));
            }
            if (line.given().contains("lieu")) {
                mustStay(row, "lieu", Objects.toString(was.room(), ""), Objects.toString(line.room(), ""));
            }
        } else if (sealed && !was.group().equals(line.group())) {
            row.cells().problem("groupe", "transfer.expected.sealed", was.group());
        }
    }

    /** The file's word for a status. */
    private static String word(Session.Status status) {
        return STATUSES.entrySet().stream()
                .filter(e -> e.getValue() == status)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** A session after this import; null if it is unknown. */
    Meets meets(String code) {
        Meets line = fresh.get(code);
        Stored.Meeting was = known.get(code);
        return line != null || was == null
                ? line
                : new Meets(was.group(), was.date(), was.minutes(), was.status() == Session.Status.CANCELLED);
    }

    @Override
    public Applied write(List<ImportedRow<SessionLine>> rows) {
        return timetable.importSessions(rows.stream().map(ImportedRow::said).toList());
    }
}
