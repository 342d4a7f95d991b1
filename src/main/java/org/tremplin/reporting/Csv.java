package org.tremplin.reporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tremplin.catalogue.Balance;
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
        return write(List.of("pole", "type", "activite", "seances", "personnes_differentes", "heures_personnes"), rows);
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
        return write(
                List.of("etape", "employeur", "contrat", "personnes"),
                counts.stream().map(c -> List.of(c.kind(), c.employer(), c.contract(), String.valueOf(c.people()))));
    }

    static String of(Balance balance) {
        return write(
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
        return write(
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
                                row.name(),
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

    private static String write(List<String> header, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(row.stream().map(Csv::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A cell that a spreadsheet would run as a formula is made plain text. */
    private static String harmless(String cell) {
        return cell.matches("[=+\\-@\\t\\r](?s:.*)") ? "'" + cell : cell;
    }
}
