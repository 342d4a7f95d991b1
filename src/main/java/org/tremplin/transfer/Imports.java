package org.tremplin.transfer;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.AuditNotes;
import org.tremplin.attendance.MarkImport;
import org.tremplin.attendance.MarkLine;
import org.tremplin.attendance.StoredMarks;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.employment.Employment;
import org.tremplin.employment.StepLine;
import org.tremplin.enrolment.EnrolmentImports;
import org.tremplin.enrolment.EnrolmentLine;
import org.tremplin.people.People;
import org.tremplin.planning.timetable.Timetable;
import org.tremplin.platform.Applied;
import org.tremplin.platform.UseCases;

/** The import: everything is checked, then everything is written, or nothing. */
@UseCases
public class Imports {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditNotes notes;

    @Inject
    private Event<ImportRuns.Began> began;

    @Inject
    private StoredFacts stored;

    @Inject
    private People people;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Timetable timetable;

    @Inject
    private EnrolmentImports enrolmentImports;

    @Inject
    private MarkImport marks;

    @Inject
    private Employment employment;

    /**
     * Checks the files and writes them in one transaction. With a single problem nothing is written, and the report names
     * every problem of every file; nor is anything while something is asked that nobody consented to. Files that say what
     * is stored already change nothing.
     *
     * <p>Neither memory nor the time for a row depends on how many there are: the files are read twice, a thousand rows at
     * a time, and what is written is let go.
     */
    @Allowed(IMPORT)
    public ImportReport run(Bundle bundle, Set<Consent> consents, Progress progress) {
        began.fire(new ImportRuns.Began(progress));
        Check check = new Check(bundle.files(), stored, progress);
        List<String> ignored = new ArrayList<>(bundle.ignored());
        ignored.addAll(check.ignored);
        boolean asked = check.identities.found() > 0 && !consents.contains(Consent.IDENTITIES)
                || check.doubts.found() > 0 && !consents.contains(Consent.DOUBTS);
        if (check.problems.found() > 0 || asked) {
            notes.add("problems", check.problems.found());
            return report(false, List.of(), check, ignored);
        }
        Map<String, Applied> done = new LinkedHashMap<>();
        Set<String> given = bundle.files().keySet();
        Writing writing = new Writing(done, given, this::letGo);
        writing.write("personnes.csv", check::people, people::importLines);
        writing.write("activites.csv", check::activities, catalogue::importLines);
        writing.write("groupes.csv", check::groups, timetable::importGroups);
        writing.write("seances.csv", check::sessions, timetable::importSessions);
        Ids ids = new Ids();
        StoredMarks.Standings standings = new StoredMarks.Standings();
        writing.write(
                "presences.csv",
                check::marks,
                (List<Tables.Read<Lines.MarkRow>> rows) -> mark(rows, ids, standings, check));
        // after the marks: the last one says when an enrolment ended
        writing.write("inscriptions.csv", check::enrolments, (List<Lines.EnrolmentRow> rows) -> enrol(rows, ids));
        writing.write("emploi.csv", check::steps, (List<Lines.StepRow> rows) -> step(rows, ids));
        done.forEach((file, applied) -> {
            notes.add("file", file);
            notes.add("created", applied.created());
            notes.add("updated", applied.updated());
        });
        return report(
                true,
                done.entrySet().stream()
                        .map(e -> new ImportReport.Line(
                                e.getKey(),
                                e.getValue().created(),
                                e.getValue().updated(),
                                e.getValue().unchanged()))
                        .toList(),
                check,
                ignored);
    }

    private void letGo() {
        entities.flush();
        entities.clear();
    }

    private static ImportReport report(boolean done, List<ImportReport.Line> files, Check check, List<String> ignored) {
        return new ImportReport(
                done,
                files,
                ImportReport.Said.of(check.problems),
                ImportReport.Said.of(check.identities),
                ImportReport.Said.of(check.doubts),
                ImportReport.Said.of(check.kept),
                ignored);
    }

    /** Writes the files that are given, and lets go what is written. */
    private static final class Writing {
        private final Map<String, Applied> done;
        private final Set<String> given;

        private final Runnable letGo;

        Writing(Map<String, Applied> done, Set<String> given, Runnable letGo) {
            this.done = done;
            this.given = given;
            this.letGo = letGo;
        }

        <T> void write(String file, Consumer<Consumer<List<T>>> pieces, Function<List<T>, Applied> writing) {
            if (given.contains(file)) {
                done.put(file, new Applied(0, 0, 0));
                pieces.accept(piece -> {
                    done.merge(file, writing.apply(piece), Applied::plus);
                    letGo.run();
                });
            }
        }
    }

    /** Ids by code, each asked for once. */
    private final class Ids {
        private final Map<String, Long> people = new HashMap<>();
        private final Map<String, Long> groups = new HashMap<>();
        private final Map<String, Long> sessions = new HashMap<>();

        void ofPeople(Stream<String> codes) {
            learn(people, codes, Imports.this.people::idsOf);
        }

        void ofGroups(Stream<String> codes) {
            learn(groups, codes, timetable::groupIds);
        }

        void ofSessions(Stream<String> codes) {
            learn(sessions, codes, timetable::sessionIds);
        }

        private static void learn(
                Map<String, Long> known, Stream<String> codes, Function<Collection<String>, Map<String, Long>> ask) {
            Set<String> fresh = new HashSet<>();
            codes.filter(code -> !known.containsKey(code)).forEach(fresh::add);
            if (!fresh.isEmpty()) {
                known.putAll(ask.apply(fresh));
            }
        }
    }

    private Applied mark(List<Tables.Read<Lines.MarkRow>> rows, Ids ids, StoredMarks.Standings standings, Check check) {
        ids.ofPeople(rows.stream().map(r -> r.line().person()));
        ids.ofSessions(rows.stream().map(r -> r.line().session()));
        List<MarkLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Lines.MarkRow row = rows.get(i).line();
            lines.add(new MarkLine(
                    i,
                    ids.sessions.get(row.session()),
                    ids.people.get(row.person()),
                    row.status(),
                    row.late(),
                    row.leftEarly(),
                    row.reason()));
        }
        MarkImport.Outcome outcome = marks.importLines(lines, standings);
        outcome.kept()
                .forEach((row, why) ->
                        check.kept.add(rows.get(row).cells().finding("statut", "transfer.kept." + why.name(), null)));
        return outcome.applied();
    }

    private Applied enrol(List<Lines.EnrolmentRow> rows, Ids ids) {
        ids.ofPeople(rows.stream().map(Lines.EnrolmentRow::person));
        ids.ofGroups(rows.stream().map(Lines.EnrolmentRow::group));
        Map<Stored.Pair, LocalDate> last = stored.lastMarks(
                rows.stream().map(Lines.EnrolmentRow::person).distinct().toList(),
                rows.stream().map(Lines.EnrolmentRow::group).distinct().toList());
        return enrolmentImports.importLines(rows.stream()
                .map(r -> new EnrolmentLine(
                        ids.people.get(r.person()),
                        ids.groups.get(r.group()),
                        r.date(),
                        r.status(),
                        r.end(),
                        last.get(new Stored.Pair(r.person(), r.group()))))
                .toList());
    }

    private Applied step(List<Lines.StepRow> rows, Ids ids) {
        ids.ofPeople(rows.stream().map(Lines.StepRow::person));
        return employment.importLines(rows.stream()
                .map(r -> new StepLine(
                        ids.people.get(r.person()), r.date(), r.kind(), r.employer(), r.contract(), r.hours(), r.end()))
                .toList());
    }
}
