package org.tremplin.reporting;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tremplin.catalogue.Balance;
import org.tremplin.platform.CsvFile;
import org.tremplin.progress.ProgrammeHours;

/** The figures as CSV, in the columns that the associations' own files have. */
final class Csv {
    private Csv() {}

    static String of(Figures figures) {
        Stream<List<String>> rows = Stream.of(
                        figures.rows().stream().map(r -> line(r, r.pole(), r.type(), r.activity())),
                        figures.poles().stream().map(r -> line(r, r.pole(), "TOTAL", "")),
                        Stream.of(line(figures.total(), "TOTAL", "TOTAL", "")))
                .flatMap(s -> s);
        return CsvFile.write(
                List.of("pole", "type", "activite", "seances", "personnes_differentes", "heures_personnes"), rows);
    }

    private static List<String> line(Figures.Row row, String pole, String type, String activity) {
        return List.of(
                pole,
                type,
                activity,
                String.valueOf(row.sessions()),
                String.valueOf(row.people()),
                row.personHours().toPlainString());
    }

    static String of(List<EmploymentCount> counts) {
        return CsvFile.write(
                List.of("etape", "employeur", "contrat", "personnes"),
                counts.stream().map(c -> List.of(c.kind(), c.employer(), c.contract(), String.valueOf(c.people()))));
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
                hours.rows().stream()
                        .map(row -> List.of(
                                row.name() == null ? "" : row.name(),
                                String.valueOf(row.count().attended()),
                                hours.programme().rule().unit().name(),
                                hours.present(row.count()).toPlainString(),
                                hours.credit(row.count()).toPlainString(),
                                hours.total(row.count()).toPlainString(),
                                row.target() == null
                                        ? ""
                                        : String.valueOf(row.target().form().required()),
                                row.target() == null
                                        ? ""
                                        : row.target().pace().done().toPlainString(),
                                row.target() == null
                                        ? ""
                                        : row.target().form().due().toString())));
    }
}
