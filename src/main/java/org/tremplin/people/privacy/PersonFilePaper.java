package org.tremplin.people.privacy;

import static org.tremplin.platform.paper.Pdf.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Capability;
import org.tremplin.access.Ui;
import org.tremplin.access.audit.UseCaseWords;
import org.tremplin.people.PaperName;
import org.tremplin.people.privacy.PersonFile.Section;
import org.tremplin.platform.paper.Pdf;

/**
 * A person's file in readable form: what is stored, table by table, in words. The JSON beside it also has what only
 * programs need.
 */
record PersonFilePaper(PersonFile file) {
    /** Columns that mean nothing to a person. */
    static final Set<String> TECHNICAL = Set.of(
            "id",
            "version",
            "image",
            "name_key",
            "folded_name",
            "client_key",
            "strokes",
            "statement",
            "person_id",
            "position",
            "enrolment_id",
            "merge_id",
            "intake_id",
            "row_key",
            "table_name",
            "column_name",
            "before_it",
            "after_it",
            "one_id",
            "other_id",
            "kept_id",
            "gone_id",
            "merged_into",
            "kept_as",
            "replaces_id",
            "provisional",
            "lines_given",
            "overtaken",
            "many",
            "series_id");

    /** Columns with names: treated as on every paper where this machine cannot draw them ({@link PaperName}). */
    private static final Set<String> NAMES = Set.of("given_name", "family_name", "display_name");

    private static final String STYLE = """
            @page { size: A4; margin: 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt DejaVu; color: #444; } }
            body { font-family: DejaVu; font-size: 9.5pt; line-height: 1.35; } h1 { font-size: 17pt; margin: 0 0 2mm; }
            h2 { font-size: 12pt; margin: 7mm 0 1mm; } p { margin: 0 0 2mm; } .row { border-top: 0.5pt solid #bbb; padding: 1mm 0; page-break-inside: avoid; }
            .label { color: #444; }
            """;

    byte[] pdf(Ui ui) {
        PaperName who = file.view().onPaper();
        String called = PaperName.onPaper(List.of(who)).get(who);
        String title = ui.texts().format("people.file.title", called);
        return Pdf.of("""
                <html lang="%s"><head><title>%s</title><meta name="subject" content="%s"/><style>%s</style></head>
                <body><h1>%s</h1><p>%s</p><p>%s</p>%s%s</body></html>
                """.formatted(
                        ui.getLang(),
                        text(title),
                        text(title),
                        STYLE,
                        text(title),
                        text(ui.getAssociation() + " · " + ui.moment(file.at())),
                        text(ui.texts().get("people.file.text")
                                + (file.whole() ? "" : " " + ui.texts().get("people.file.without-path"))),
                        file.sections().stream()
                                .map(section -> section(section, called, ui))
                                .collect(Collectors.joining()),
                        readings(ui)));
    }

    private static String section(Section section, String called, Ui ui) {
        return "<h2>%s</h2>%s"
                .formatted(
                        text(ui.word("table." + section.table())),
                        section.rows().stream().map(row -> row(row, called, ui)).collect(Collectors.joining()));
    }

    private static String row(Map<String, String> row, String called, Ui ui) {
        return row.entrySet().stream()
                .filter(cell ->
                        !TECHNICAL.contains(cell.getKey()) && !cell.getValue().isEmpty())
                .map(cell -> "<span class=\"label\">%s :</span> %s"
                        .formatted(
                                text(ui.word("column." + cell.getKey())),
                                text(
                                        NAMES.contains(cell.getKey()) && !Pdf.canDraw(cell.getValue())
                                                ? called
                                                : said(cell.getKey(), cell.getValue(), ui))))
                .collect(Collectors.joining(" · ", "<div class=\"row\">", "</div>"));
    }

    /** A value in words, where there are words for it. */
    private static String said(String column, String value, Ui ui) {
        return Stream.of(
                        column + "." + value,
                        column.replace("to_", "") + "." + value,
                        "reason." + value,
                        "value." + value)
                .flatMap(ending -> Capability.keys(ui.texts(), ending))
                .map(ui.texts()::get)
                .findFirst()
                .orElse(value);
    }

    private String readings(Ui ui) {
        if (file.readings().isEmpty()) {
            return "";
        }
        return "<h2>%s</h2><p>%s</p>%s"
                .formatted(
                        text(ui.texts().get("people.file.readings")),
                        text(ui.texts().get("people.file.readings-text")),
                        file.readings().stream()
                                .map(reading -> "<div class=\"row\">%s · %s · %s</div>"
                                        .formatted(
                                                text(ui.moment(reading.at())),
                                                text(reading.by() == null ? "–" : reading.by()),
                                                text(UseCaseWords.of(reading.useCase(), ui.texts()))))
                                .collect(Collectors.joining()));
    }
}
