package org.tremplin.transfer.files;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkImport;
import org.tremplin.attendance.MarkLine;
import org.tremplin.attendance.StoredMarks;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedFiles;
import org.tremplin.platform.files.ImportedRow;

/**
 * {@code presences.csv}: marks. Minutes are interpreted once the session is known, when all rows of a part are read.
 */
@Dependent
public class MarksFile implements ImportedFile<Cells> {
    static final int ORDER = 50;

    private static final Columns COLUMNS = Columns.of("seance", "personne", "statut")
            .optional("minutes", "motif")
            .key("seance", "personne")
            .reference("seance", SessionsFile.NAME)
            .reference("personne", PeopleFile.NAME);
    private static final List<String> WORDS = List.of("present", "retard", "excuse", "absent");
    private static final Map<String, String> STATUSES = Cells.words(WORDS, WORDS.toArray(String[]::new));

    /** A mark, without person and session. */
    public record Mark(AttendanceMark.Status status, int late, int leftEarly, String reason) {}

    private record Unusual(ImportedRow<Cells> row, String what, String detail) {}

    private final Me me;
    private final Stored stored;
    private final MarkImport marks;
    private final StoredMarks.Standings standings = new StoredMarks.Standings();
    private final Set<String> doubtedSessions = new HashSet<>();
    private SessionsFile sessions;
    private EnrolmentsFile enrolments;
    private LocalDate today;
    private boolean lookedAhead;

    @Inject
    public MarksFile(Me me, Stored stored, MarkImport marks) {
        this.me = me;
        this.stored = stored;
        this.marks = marks;
    }

    @Override
    public String name() {
        return "presences.csv";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.MARK_ATTENDANCE);
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void begin(ImportedFiles files) {
        sessions = files.of(SessionsFile.class);
        enrolments = files.of(EnrolmentsFile.class);
        today = stored.today();
    }

    @Override
    public Cells read(Cells cells) {
        return cells;
    }

    /** The mark of a row whose session is known; null if something is wrong with it. */
    public Mark mark(Cells cells) {
        String status = cells.requiredOneOf("statut", STATUSES);
        String reason = cells.text("motif", 80);
        SessionsFile.Meets meets = sessions.meets(cells.code("seance"));
        if (status == null || meets == null) {
            cells.wholeNumber("minutes", 0, SessionsFile.MOST_MINUTES);
            return null;
        }
        boolean here = status.equals("present") || status.equals("retard");
        if (!here) {
            Integer minutes = cells.wholeNumber("minutes", 0, SessionsFile.MOST_MINUTES);
            if (minutes != null && minutes != 0) {
                cells.problem("minutes", "transfer.expected.no-minutes", null);
            }
            AttendanceMark.Status absence =
                    status.equals("excuse") ? AttendanceMark.Status.EXCUSED : AttendanceMark.Status.ABSENT;
            return new Mark(absence, 0, 0, reason);
        }
        boolean late = status.equals("retard");
        int most = late ? meets.minutes() - 1 : meets.minutes();
        if (late && cells.isEmpty("minutes")) {
            cells.problem("minutes", "transfer.expected.minutes", (Serializable) List.of(1, most));
            return null;
        }
        Integer minutes = cells.number("minutes", 1, most, "transfer.expected.minutes");
        if (minutes == null && !cells.isEmpty("minutes")) {
            return null;
        }
        int missed = minutes == null ? 0 : meets.minutes() - minutes;
        return new Mark(AttendanceMark.Status.PRESENT, late ? missed : 0, late ? 0 : missed, null);
    }

    @Override
    public void check(List<ImportedRow<Cells>> rows) {
        if (!lookedAhead) {
            enrolments.lookAhead();
            lookedAhead = true;
        }
        enrolments.learnWhoLeft(rows.stream()
                .map(row -> sessions.meets(row.cells().code("seance")))
                .filter(Objects::nonNull)
                .map(SessionsFile.Meets::group)
                .collect(Collectors.toSet()));
        Map<Stored.Noted, Unusual> unusual = new LinkedHashMap<>();
        for (ImportedRow<Cells> row : rows) {
            Cells cells = row.cells();
            String session = cells.code("seance");
            String person = cells.code("personne");
            Mark mark = mark(cells);
            SessionsFile.Meets meets = sessions.meets(session);
            if (mark == null || meets == null || meets.date() == null) {
                continue;
            }
            Stored.Pair pair = new Stored.Pair(person, meets.group());
            enrolments.marked(pair, meets.date());
            LocalDate lastDay = enrolments.lastDay(pair);
            Stored.Noted noted = new Stored.Noted(session, person);
            if (meets.cancelled()) {
                unusual.put(noted, new Unusual(row, "transfer.doubt.cancelled", null));
            } else if (lastDay != null && meets.date().isAfter(lastDay)) {
                unusual.put(noted, new Unusual(row, "transfer.doubt.left", lastDay.toString()));
            }
            if (meets.date().isAfter(today) && doubtedSessions.add(session)) {
                cells.doubt("seance", "transfer.doubt.held", meets.date().toString());
            }
        }
        askAbout(unusual);
    }

    /** Asks about unlikely marks, if they are new. */
    private void askAbout(Map<Stored.Noted, Unusual> unusual) {
        if (!unusual.isEmpty()) {
            Set<Stored.Noted> known = stored.noted(
                    unusual.keySet().stream().map(Stored.Noted::session).collect(Collectors.toSet()),
                    unusual.keySet().stream()
                            .map(Stored.Noted::person)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            unusual.forEach((noted, found) -> {
                if (!known.contains(noted)) {
                    found.row().cells().doubt("seance", found.what(), found.detail());
                }
            });
        }
    }

    @Override
    public Applied write(List<ImportedRow<Cells>> rows) {
        List<MarkLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ImportedRow<Cells> row = rows.get(i);
            Mark mark = mark(row.cells());
            lines.add(new MarkLine(
                    i,
                    row.id("seance"),
                    row.id("personne"),
                    mark.status(),
                    mark.late(),
                    mark.leftEarly(),
                    mark.reason()));
        }
        MarkImport.Outcome outcome = marks.importLines(lines, standings);
        outcome.kept().forEach((row, why) -> rows.get(row).cells().kept("statut", "transfer.kept." + why.name()));
        return outcome.applied();
    }
}
