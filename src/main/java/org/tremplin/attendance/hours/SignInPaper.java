package org.tremplin.attendance.hours;

import static org.tremplin.platform.paper.Pdf.text;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Ui;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.hours.SignInSheet.Line;
import org.tremplin.attendance.hours.SignInSheet.Meeting;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.people.PaperName;
import org.tremplin.planning.Session;
import org.tremplin.platform.paper.Pdf;

/**
 * The sheet on landscape A4: as many tables as its sessions need, each with all names, a box to sign for each session
 * and a line for the trainer.
 *
 * @param filled with the marks; otherwise with blank boxes and some lines for new people
 */
record SignInPaper(SignInSheet sheet, boolean filled) {
    private static final int COLUMNS = 6;
    private static final int LINES_FOR_NEWCOMERS = 4;
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final int SHORT_HASH = 12;

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 11mm;
              @bottom-left { content: "%s"; font: 8pt DejaVu; color: #444; }
              @bottom-right { content: counter(page) " / " counter(pages); font: 8pt DejaVu; color: #444; } }
            body { font-family: DejaVu; color: #000; font-size: 9pt; line-height: 1.2; }
            p { margin: 0 0 1mm; } h1 { font-size: 15pt; margin: 0 0 1mm; } .logos { float: right; } .logos img { height: 13mm; margin-left: 5mm; } .part { page-break-before: always; }
            table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate; table-layout: fixed; }
            tr { page-break-inside: avoid; }
            th, td { border: 0.6pt solid #000; padding: 1mm; vertical-align: middle; text-align: left; }
            thead th { text-align: center; font-size: 8pt; } th.name { width: 52mm; } th.sum, td.sum { width: 17mm; text-align: right; }
            tbody th { font-weight: normal; height: 7.5mm; } td { text-align: center; } td img { width: 18mm; height: 7.2mm; } td.not { background: #ddd; }
            tfoot td, tfoot th { height: 12mm; font-size: 7pt; vertical-align: top; } .gone { text-decoration: line-through; }
            """;

    byte[] pdf(Ui ui) {
        String title = text(
                ui.texts().get("attendance.sheet.title") + " – " + sheet.group().form().title);
        StringBuilder parts = new StringBuilder();
        List<List<Meeting>> pages = pages();
        for (int i = 0; i < pages.size(); i++) {
            parts.append(part(pages.get(i), i == 0, i == pages.size() - 1, title, ui));
        }
        return Pdf.of("""
                <html lang="%s"><head><title>%s</title><meta name="subject" content="%s"/><style>%s</style></head><body>%s</body></html>
                """.formatted(
                ui.getLang(), title, text(period(ui)), STYLE.formatted(Pdf.margin(ui.getAssociation())), parts));
    }

    private String period(Ui ui) {
        return ui.texts().format("attendance.sheet.period", ui.date(sheet.from()), ui.date(sheet.to()));
    }

    private List<List<Meeting>> pages() {
        List<List<Meeting>> pages = new ArrayList<>();
        for (int i = 0; i < sheet.meetings().size(); i += COLUMNS) {
            pages.add(sheet.meetings()
                    .subList(i, Math.min(i + COLUMNS, sheet.meetings().size())));
        }
        return pages.isEmpty() ? List.of(List.of()) : pages;
    }

    private String part(List<Meeting> meetings, boolean first, boolean last, String title, Ui ui) {
        boolean summed = filled && last;
        String head = meetings.stream().map(m -> head(m, ui)).collect(Collectors.joining());
        Map<PaperName, String> names =
                PaperName.onPaper(sheet.lines().stream().map(Line::who).toList());
        String rows = sheet.lines().stream()
                .map(line -> row(line, names.get(line.who()), meetings, summed, ui))
                .collect(Collectors.joining());
        String blank = filled
                ? ""
                : ("<tr><th scope=\"row\"></th>" + "<td></td>".repeat(meetings.size()) + "</tr>")
                        .repeat(LINES_FOR_NEWCOMERS);
        Map<PaperName, String> trainers = PaperName.onPaper(
                sheet.meetings().stream().flatMap(m -> m.trainers().stream()).toList());
        String foot = meetings.stream().map(m -> foot(m, trainers, ui)).collect(Collectors.joining());
        return """
                <div class="%s">%s<h1>%s</h1><p>%s · %s · %s</p><p>%s</p><p>%s</p>
                <table><thead><tr><th scope="col" class="name">%s</th>%s%s</tr></thead><tbody>%s%s</tbody>
                <tfoot><tr><th scope="row">%s</th>%s%s</tr></tfoot></table></div>
                """.formatted(
                first ? "" : "part",
                logos(),
                title,
                text(sheet.group().activity()),
                text(sheet.group().site()),
                text(period(ui)),
                text(String.join(", ", sheet.programmes())),
                meetings.isEmpty()
                        ? text(ui.texts().get("attendance.sheet.none"))
                        : filled ? text(ui.texts().get("attendance.sheet.legend")) : "",
                text(ui.texts().get("attendance.sheet.name")),
                head,
                summed
                        ? "<th scope=\"col\" class=\"sum\">" + text(ui.texts().get("attendance.sheet.hours")) + "</th>"
                        : "",
                rows,
                blank,
                text(ui.texts().get("attendance.sheet.trainer")),
                foot,
                summed ? "<td class=\"sum\"></td>" : "");
    }

    private String logos() {
        return sheet.logos().isEmpty()
                ? ""
                : sheet.logos().stream()
                        .map(logo -> "<img src=\"%s\" alt=\"\"/>".formatted(logo))
                        .collect(Collectors.joining("", "<div class=\"logos\">", "</div>"));
    }

    private static String head(Meeting meeting, Ui ui) {
        String half = meeting.startsAt().isBefore(CountingRule.NOON)
                ? "MORNING"
                : meeting.startsAt().isBefore(EVENING) ? "AFTERNOON" : "EVENING";
        return "<th scope=\"col\"%s>%s %s<br/>%s<br/>%s–%s%s</th>"
                .formatted(
                        meeting.status() == Session.Status.CANCELLED ? " class=\"gone\"" : "",
                        text(ui.dayName(meeting.date())),
                        ui.shortDate(meeting.date()),
                        text(ui.texts().get("attendance.sheet." + half)),
                        ui.time(meeting.startsAt()),
                        ui.time(meeting.endsAt()),
                        meeting.distance() ? "<br/>" + text(ui.texts().get("attendance.sheet.distance")) : "");
    }

    private String row(Line line, String name, List<Meeting> meetings, boolean summed, Ui ui) {
        String cells = meetings.stream().map(m -> cell(line, m, ui)).collect(Collectors.joining());
        String sum = summed ? "<td class=\"sum\">" + ui.hours(line.minutes(sheet.meetings())) + "</td>" : "";
        return "<tr><th scope=\"row\">%s</th>%s%s</tr>".formatted(text(name), cells, sum);
    }

    private String cell(Line line, Meeting meeting, Ui ui) {
        MarkView mark = line.marks().get(meeting.session());
        if (meeting.status() == Session.Status.CANCELLED
                || mark == null && !line.expected().contains(meeting.session())) {
            return "<td class=\"not\">–</td>";
        }
        return "<td>" + (filled && mark != null ? text(said(mark, ui)) + signature(line, meeting, mark, ui) : "")
                + "</td>";
    }

    /** A signature counts as long as its person is noted as present. */
    private static String signature(Line line, Meeting meeting, MarkView mark, Ui ui) {
        String strokes = line.signatures().get(meeting.session());
        return strokes == null || mark.status() != AttendanceMark.Status.PRESENT
                ? ""
                : "<br/><img src=\"%s\" alt=\"%s\"/>"
                        .formatted(Pdf.drawing(strokes), text(ui.texts().get("attendance.sheet.signed")));
    }

    /** The letter of the mark, with the minutes late or left early. */
    private static String said(MarkView mark, Ui ui) {
        return switch (mark.status()) {
            case PRESENT ->
                (mark.minutesLate() > 0 ? letter("late", ui) + " " + mark.minutesLate() : letter("present", ui))
                        + (mark.minutesLeftEarly() > 0 ? " −" + mark.minutesLeftEarly() : "")
                        + " · "
                        + ui.hours(mark.minutes());
            case EXCUSED, ANNOUNCED -> letter("excused", ui);
            case ABSENT -> letter("absent", ui);
        };
    }

    private static String letter(String kind, Ui ui) {
        return text(ui.texts().get("attendance.term.letter." + kind));
    }

    private static String foot(Meeting meeting, Map<PaperName, String> trainers, Ui ui) {
        String sealed = meeting.sealed() == null
                ? ""
                : ui.texts()
                        .format(
                                "attendance.sheet.sealed",
                                ui.moment(meeting.sealed().at()),
                                meeting.sealed().by(),
                                meeting.sealed().hash().substring(0, SHORT_HASH));
        return "<td>%s<br/>%s</td>"
                .formatted(
                        text(meeting.trainers().stream().map(trainers::get).collect(Collectors.joining(", "))),
                        text(sealed));
    }
}
