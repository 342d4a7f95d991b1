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

/** {@code inscriptions.csv}: who is, waits or was in which group; after the marks, of which the last says when somebody left. */
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

    /** An enrolment by codes. @param end null when the file does not say */
    record Place(String person, String group, LocalDate date, Enrolment.Status status, LocalDate end) {
        Stored.Pair pair() {
            return new Stored.Pair(person, group);
        }
    }

    private final Me me;
    private final Stored stored;
    private final EnrolmentImports enrolments;

    /** Of enrolments that are over and whose end the file does not say: the last day of a mark in the files. */
    private final Map<Stored.Pair, LocalDate> lastMarks = new HashMap<>();

    /** Of enrolments that are over by the file or were until then: the last day that it says, null for none. */
    private final Map<Stored.Pair, LocalDate> saidEnds = new HashMap<>();

    /** Of groups, who left them and when. */
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
        // its ends are the days of the last marks, which are looked at before
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

    // ---------------------------------------------------------------- what marks must know, which are judged before

    /** Notes until when people are on a list by this file. */
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

    /** Before {@link #lastDay} is asked of people in these groups. */
    void learnWhoLeft(Collection<String> of) {
        List<String> news =
                of.stream().filter(Objects::nonNull).filter(askedWhoLeft::add).toList();
        if (!news.isEmpty()) {
            left.putAll(stored.left(news));
        }
    }

    /** The last day of somebody who is not on a group's list any more; null for who is, or until their last mark. */
    LocalDate lastDay(Stored.Pair pair) {
        return saidEnds.containsKey(pair)
                ? saidEnds.get(pair)
                : left.getOrDefault(pair.group(), Map.of()).get(pair.person());
    }

    /** Somebody has a mark in a group on this day, by the files. */
    void marked(Stored.Pair pair, LocalDate day) {
        lastMarks.computeIfPresent(pair, (who, last) -> last.isAfter(day) ? last : day);
    }

    // ---------------------------------------------------------------- what must hold of an enrolment

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

    /** Asks about what is new and seldom meant. */
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

    /** On which days of closed months somebody was on the list: of their sessions, not of the calendar. */
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
