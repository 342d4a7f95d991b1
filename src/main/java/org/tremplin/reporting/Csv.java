package org.tremplin.reporting;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tremplin.catalogue.CountingRule.Count;
import org.tremplin.catalogue.projects.Balance;
import org.tremplin.platform.files.CsvFile;
import org.tremplin.progress.funding.ProgrammeHours;

/** The figures as CSV, with the columns of the associations' own files. */
final class Csv {
    private Csv() {}

    static String of(Figures figures) {
        Stream<List<String>> rows = Stream.of(
                        figures.rows().stream().map(r -> line(r, r.pole(), r.type(), r.activity())),
                        figures.poles().stream().map(r -> line(r, r.pole(), "TOTAL", "")),
                        Stream.of(line(figures.total(), "TOTAL", "TOTAL", "")))
                .flatMap(s -> s);
        return CsvFile.write(
                List.of(
                        "pole",
                        "type",
                        "activite",
                        "seances",
                        "personnes_differentes",
                        "heures_personnes",
                        "presences",
                        "heures_dispensees",
                        "participants_anonymes",
                        "personnes_touchees"),
                rows);
    }

    private static List<String> line(Figures.Row row, String pole, String type, String activity) {
        return List.of(
                pole,
                type,
                activity,
                String.valueOf(row.sessions()),
                String.valueOf(row.people()),
                row.personHours().toPlainString(),
                String.valueOf(row.attendances()),
                row.hoursGiven().toPlainString(),
                String.valueOf(row.unnamedHeads()),
                String.valueOf(row.peopleServed()));
    }

    /** @param by what a row stands for: groupe or formateur */
    static String of(String by, List<AttendanceRow> rows) {
        return CsvFile.write(
                List.of(
                        by,
                        "seances",
                        "minutes_dispensees",
                        "personnes_differentes",
                        "minutes_suivies",
                        "minutes_sur_liste",
                        "minutes_hors_liste",
                        "minutes_attendues",
                        "taux_presence"),
                rows.stream()
                        .map(row -> List.of(
                                row.title(),
                                String.valueOf(row.sessions()),
                                String.valueOf(row.minutesGiven()),
                                String.valueOf(row.people()),
                                String.valueOf(row.minutesPresent()),
                                String.valueOf(row.onList()),
                                String.valueOf(row.offList()),
                                String.valueOf(row.expected()),
                                Objects.toString(row.rate(), ""))));
    }

    static String of(List<EmploymentCount> counts) {
        return CsvFile.write(
                List.of("etape", "employeur", "contrat", "personnes"),
                counts.stream().map(c -> List.of(c.kind(), c.employer(), c.contract(), c.shown())));
    }

    static String of(Balance balance) {
        return CsvFile.write(
                List.of(
                        "date",
                        "action",
                        "activite",
                        "partenaire",
                        "quantite",
                        "unite",
                        "recettes",
                        "depenses",
                        "solde"),
                balance.rows().stream()
                        .map(a -> List.of(
                                a.date().toString(),
                                a.title(),
                                a.activity(),
                                Objects.requireNonNullElse(a.partner(), ""),
                                Objects.toString(a.quantity(), ""),
                                Objects.requireNonNullElse(a.unit(), ""),
                                a.income().toPlainString(),
                                a.costs().toPlainString(),
                                a.result().toPlainString())));
    }

    static String of(ProgrammeHours hours) {
        return CsvFile.write(
                List.of(
                        "personne",
                        "minutes_suivies",
                        "unite",
                        "comptees",
                        "assimilees",
                        "total",
                        "objectif",
                        "fait",
                        "echeance"),
                Stream.concat(
                        hours.rows().stream()
                                .map(row -> line(
                                        hours,
                                        row.name() == null ? "" : row.name(),
                                        row.count(),
                                        row.target() == null
                                                ? List.of("", "", "")
                                                : List.of(
                                                        String.valueOf(
                                                                row.target().form().required),
                                                        row.target()
                                                                .pace()
                                                                .done()
                                                                .toPlainString(),
                                                        row.target().form().due.toString()))),
                        Stream.of(line(hours, "TOTAL", hours.total(), List.of("", "", "")))));
    }

    private static List<String> line(ProgrammeHours hours, String name, Count count, List<String> target) {
        return Stream.concat(
                        Stream.of(
                                name,
                                String.valueOf(count.attended()),
                                hours.programme().rule().unit().name(),
                                hours.present(count).toPlainString(),
                                hours.credit(count).toPlainString(),
                                hours.total(count).toPlainString()),
                        target.stream())
                .toList();
    }
}
