package org.tremplin.transfer.files;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentImports;
import org.tremplin.enrolment.EnrolmentLine;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedFiles;
import org.tremplin.platform.files.ImportedRow;

/**
 * {@code inscriptions.csv}: enrolments, current, waiting and past; after the marks, because a last mark can be the end
 * of one.
 */
@Dependent
public class EnrolmentsFile implements ImportedFile<EnrolmentsFile.Place> {
    private static final Columns COLUMNS = Columns.of("personne", "groupe", "date", "statut")
            .optional("fin")
            .key("personne", "groupe")
            .reference("personne", PeopleFile.NAME)
            .reference("groupe", GroupsFile.NAME);
    private static final Map<String, Enrolment.Status> STATUSES = Cells.words(
            List.of("inscrit", "attente", "abandon", "termine"),
            Enrolment.Status.ENROLLED,
            Enrolment.Status.WAITING,
            Enrolment.Status.WITHDRAWN,
            Enrolment.Status.COMPLETED);

    /** An enrolment by codes. @param end null if the file does not say */
    record Place(String person, String group, LocalDate date, Enrolment.Status status, LocalDate end) {
        Stored.Pair pair() {
            return new Stored.Pair(person, group);
        }
    }

    private final Me me;
    private final Stored stored;
    private final EnrolmentImports enrolments;

    /** For ended enrolments without an end in the file: the day of the last mark in the files. */
    private final Map<Stored.Pair, LocalDate> lastMarks = new HashMap<>();

    /** For enrolments that are over in the file or in the database: the end in the file, null for none. */
    private final Map<Stored.Pair, LocalDate> saidEnds = new HashMap<>();

    /** For each group, who left it and when. */
    private final Map<String, Map<String, LocalDate>> left = new HashMap<>();

    private final Set<String> askedWhoLeft = new HashSet<>();
    private ImportedFiles files;
    private GroupsFile groups;
    private LocalDate today;

    @Inject
    public EnrolmentsFile(Me me, Stored stored, EnrolmentImports enrolments) {
        this.me = me;
        this.stored = stored;
        this.enrolments = enrolments;
    }

    @Override
    public String name() {
        return "inscriptions.csv";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.EDIT_ENROLMENTS);
    }

    @Override
    public int order() {
        // an enrolment can end with its last mark, so marks are read first
        return MarksFile.ORDER + 10;
    }

    @Override
    public void begin(ImportedFiles all) {
        files = all;
        groups = all.of(GroupsFile.class);
        today = stored.today();
    }

    @Override
    public Place read(Cells cells) {
        LocalDate date = cells.requiredDate("date");
        Enrolment.Status status = cells.requiredOneOf("statut", STATUSES);
        LocalDate end = cells.date("fin");
        if (end != null && date != null && end.isBefore(date)) {
            cells.problem("fin", "platform.cell.after-start", null);
        } else if (end != null && status != null && status.live()) {
            cells.problem("fin", "transfer.expected.no-end", null);
        }
        return new Place(cells.code("personne"), cells.code("groupe"), date, status, end);
    }

    // ---------------------------------------------------------------- for marks, which are checked first

    /** Reads in advance until when people are on a list according to this file. */
    void lookAhead() {
        files.glance(this, rows -> {
            learnWhoLeft(rows.stream().map(row -> row.said().group()).collect(Collectors.toSet()));
            for (ImportedRow<Place> row : rows) {
                Place place = row.said();
                boolean over = place.status() != null && !place.status().live();
                if (over && place.end() == null) {
                    lastMarks.put(place.pair(), LocalDate.MIN);
                }
                if (over || lastDay(place.pair()) != null) {
                    saidEnds.put(place.pair(), place.end());
                }
            }
        });
    }

    /** Must be called before {@link #lastDay} for people in these groups. */
    void learnWhoLeft(Collection<String> of) {
        List<String> news =
                of.stream().filter(Objects::nonNull).filter(askedWhoLeft::add).toList();
        if (!news.isEmpty()) {
            left.putAll(stored.left(news));
        }
    }

    /**
     * The last day of somebody who is no longer on a group's list; null for somebody who still is, or whose enrolment
     * ends with their last mark.
     */
    LocalDate lastDay(Stored.Pair pair) {
        return saidEnds.containsKey(pair)
                ? saidEnds.get(pair)
                : left.getOrDefault(pair.group(), Map.of()).get(pair.person());
    }

    /** Notes that somebody has a mark in a group on this day in the files. */
    void marked(Stored.Pair pair, LocalDate day) {
        lastMarks.computeIfPresent(pair, (who, last) -> last.isAfter(day) ? last : day);
    }

    // ---------------------------------------------------------------- checks of enrolments

    @Override
    public void check(List<ImportedRow<Place>> rows) {
        Map<Stored.Pair, Stored.Place> places = stored.places(all(rows, Place::person), all(rows, Place::group));
        doubt(rows, places);
        List<ImportedRow<Place>> counted = rows.stream()
                .filter(row -> row.cells().isRight())
                .filter(row -> groups.was(row.said().group()) != null
                        && groups.was(row.said().group()).lastClosed() != null)
                .toList();
        Map<Stored.Pair, LocalDate> last = counted.isEmpty() ? Map.of() : storedLastMarks(counted);
        for (ImportedRow<Place> row : counted) {
            Stored.Pair pair = row.said().pair();
            mustCountTheSame(row, places.get(pair), later(last.get(pair), lastMarks.get(pair)));
        }
    }

    private static LocalDate later(LocalDate stored, LocalDate inFiles) {
        if (inFiles == null || inFiles.equals(LocalDate.MIN)) {
            return stored;
        }
        return stored != null && stored.isAfter(inFiles) ? stored : inFiles;
    }

    private static Set<String> all(List<ImportedRow<Place>> rows, Function<Place, String> code) {
        return rows.stream()
                .map(row -> code.apply(row.said()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Map<Stored.Pair, LocalDate> storedLastMarks(List<ImportedRow<Place>> rows) {
        return stored.lastMarks(all(rows, Place::person), all(rows, Place::group));
    }

    /** Asks about new values that are unlikely. */
    private void doubt(List<ImportedRow<Place>> rows, Map<Stored.Pair, Stored.Place> places) {
        List<ImportedRow<Place>> ended = new ArrayList<>();
        for (ImportedRow<Place> row : rows) {
            Place place = row.said();
            Stored.Place was = places.get(place.pair());
            LocalDate over = groups.lastDay(place.group());
            boolean stays = was != null && Objects.equals(was.asked(), place.date());
            if (!stays && place.date() != null && over != null && place.date().isAfter(over)) {
                row.cells().doubt("date", "transfer.doubt.after-end", over.toString());
            }
            if (place.end() != null && (was == null || !place.end().equals(was.to()))) {
                ended.add(row);
            }
        }
        Map<Stored.Pair, LocalDate> last = ended.isEmpty() ? Map.of() : storedLastMarks(ended);
        for (ImportedRow<Place> row : ended) {
            LocalDate end = row.said().end();
            LocalDate lastMark = last.get(row.said().pair());
            if (end.isAfter(today)) {
                row.cells().doubt("fin", "transfer.doubt.future-end", null);
            } else if (lastMark != null && lastMark.isAfter(end)) {
                row.cells().doubt("fin", "transfer.doubt.marked", lastMark.toString());
            }
        }
    }

    /** Refuses to change on which session days of closed months somebody was on the list. */
    private void mustCountTheSame(ImportedRow<Place> row, Stored.Place was, LocalDate lastMark) {
        Place place = row.said();
        Stored.Running group = groups.was(place.group());
        boolean onList = place.status() != Enrolment.Status.WAITING;
        LocalDate end = place.status().live()
                ? null
                : Enrolment.end(place.date(), place.end(), lastMark, was == null ? null : was.to(), today);
        LocalDate wasFrom = was == null ? null : was.from();
        boolean asBefore = was != null
                && Enrolment.isSaid(was.status(), place.status())
                && place.date().equals(was.asked());
        LocalDate from = asBefore ? wasFrom : onList ? place.date() : null;
        LocalDate wasTo = was == null ? null : was.to();
        if (counts(group, from, end).equals(counts(group, wasFrom, wasTo))) {
            return;
        }
        boolean began = was != null && Objects.equals(from, wasFrom);
        String column = !began ? "date" : place.end() != null ? "fin" : "statut";
        row.cells()
                .problem(
                        column,
                        "transfer.expected.closed-day",
                        stored.closedUntil().toString());
    }

    private static List<LocalDate> counts(Stored.Running group, LocalDate from, LocalDate to) {
        if (from == null || from.isAfter(group.lastClosed()) || to != null && to.isBefore(group.firstClosed())) {
            return List.of();
        }
        LocalDate first = from.isBefore(group.firstClosed()) ? group.firstClosed() : from;
        LocalDate last = to == null || to.isAfter(group.lastClosed()) ? group.lastClosed() : to;
        return List.of(first, last);
    }

    @Override
    public Applied write(List<ImportedRow<Place>> rows) {
        Map<Stored.Pair, LocalDate> last = storedLastMarks(rows);
        return enrolments.importLines(rows.stream()
                .map(row -> new EnrolmentLine(
                        row.id("personne"),
                        row.id("groupe"),
                        row.said().date(),
                        row.said().status(),
                        row.said().end(),
                        last.get(row.said().pair())))
                .toList());
    }
}
