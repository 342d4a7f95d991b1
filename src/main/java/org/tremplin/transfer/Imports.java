package org.tremplin.transfer;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.AuditNotes;
import org.tremplin.attendance.MarkImport;
import org.tremplin.attendance.MarkLine;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.employment.Employment;
import org.tremplin.employment.StepLine;
import org.tremplin.enrolment.EnrolmentLine;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.People;
import org.tremplin.planning.Timetable;
import org.tremplin.platform.Applied;
import org.tremplin.platform.UseCases;

/** The import: everything is checked, then everything is written, or nothing. */
@UseCases
public class Imports {
    @Inject
    private AuditNotes notes;

    @Inject
    private People people;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Timetable timetable;

    @Inject
    private Enrolments enrolments;

    @Inject
    private MarkImport marks;

    @Inject
    private Employment employment;

    /**
     * Checks the files and writes them in one transaction. With a single problem nothing is written, and the report names
     * every problem of every file. Files that say what is stored already change nothing.
     */
    @Allowed(IMPORT)
    public ImportReport run(Bundle bundle, Progress progress) {
        progress.step("check", 0);
        Check check = new Check(bundle.files(), stored());
        List<String> ignored = new ArrayList<>(bundle.ignored());
        ignored.addAll(check.ignored);
        if (!check.problems.isEmpty()) {
            notes.add("problems", check.problems.size());
            return new ImportReport(List.of(), check.problems, ignored);
        }
        List<ImportReport.Line> done = new ArrayList<>();
        Set<String> given = bundle.files().keySet();
        write("personnes.csv", given, check.people.size(), progress, done, () -> people.importLines(check.people));
        write(
                "activites.csv",
                given,
                check.activities.size(),
                progress,
                done,
                () -> catalogue.importLines(check.activities));
        write("groupes.csv", given, check.groups.size(), progress, done, () -> timetable.importGroups(check.groups));
        write(
                "seances.csv",
                given,
                check.sessions.size(),
                progress,
                done,
                () -> timetable.importSessions(check.sessions));
        write("inscriptions.csv", given, check.enrolments.size(), progress, done, () -> enrol(check.enrolments));
        write("presences.csv", given, check.marks.size(), progress, done, () -> mark(check.marks));
        write("emploi.csv", given, check.steps.size(), progress, done, () -> step(check.steps));
        done.forEach(file -> {
            notes.add("file", file.file());
            notes.add("created", file.created());
            notes.add("updated", file.updated());
        });
        return new ImportReport(done, List.of(), ignored);
    }

    private static void write(
            String file,
            Set<String> given,
            int rows,
            Progress progress,
            List<ImportReport.Line> done,
            Supplier<Applied> writing) {
        if (given.contains(file)) {
            progress.step(file, rows);
            Applied applied = writing.get();
            done.add(new ImportReport.Line(file, applied.created(), applied.updated(), applied.unchanged()));
        }
    }

    private Applied enrol(List<Check.EnrolmentRow> rows) {
        Map<String, Long> ids =
                people.idsOf(codes(rows.stream().map(Check.EnrolmentRow::person).toList()));
        Map<String, Long> groups = timetable.groupIds(
                codes(rows.stream().map(Check.EnrolmentRow::group).toList()));
        return enrolments.importLines(rows.stream()
                .map(r -> new EnrolmentLine(ids.get(r.person()), groups.get(r.group()), r.date(), r.status()))
                .toList());
    }

    private Applied mark(List<Check.MarkRow> rows) {
        Map<String, Long> ids =
                people.idsOf(codes(rows.stream().map(Check.MarkRow::person).toList()));
        Map<String, Timetable.SessionKey> sessions = timetable.sessionKeys(
                codes(rows.stream().map(Check.MarkRow::session).toList()));
        return marks.importLines(rows.stream()
                .map(r -> new MarkLine(
                        sessions.get(r.session()).id(),
                        ids.get(r.person()),
                        r.status(),
                        r.late(),
                        r.leftEarly(),
                        r.reason()))
                .toList());
    }

    private Applied step(List<Check.StepRow> rows) {
        Map<String, Long> ids =
                people.idsOf(codes(rows.stream().map(Check.StepRow::person).toList()));
        return employment.importLines(rows.stream()
                .map(r -> new StepLine(
                        ids.get(r.person()), r.date(), r.kind(), r.employer(), r.contract(), r.hours(), r.end()))
                .toList());
    }

    private static Set<String> codes(Collection<String> codes) {
        return new HashSet<>(codes);
    }

    private Check.Stored stored() {
        return new Check.Stored() {
            @Override
            public Set<String> people(Collection<String> codes) {
                return people.idsOf(codes).keySet();
            }

            @Override
            public Set<String> activities() {
                return catalogue.keys().keySet();
            }

            @Override
            public Set<String> groups(Collection<String> codes) {
                return timetable.groupIds(codes).keySet();
            }

            @Override
            public Map<String, Integer> sessions(Collection<String> codes) {
                return timetable.sessionKeys(codes).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().minutes(), (a, b) -> a, HashMap::new));
            }
        };
    }
}
