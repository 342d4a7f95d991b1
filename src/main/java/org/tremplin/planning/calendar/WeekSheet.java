package org.tremplin.planning.calendar;

import static org.tremplin.platform.paper.Pdf.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Ui;
import org.tremplin.people.PaperName;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionRow;
import org.tremplin.platform.paper.Pdf;

/**
 * A week on paper, to hang on a door: one A4 page with a row for each day, Saturday and Sunday only when they have
 * sessions.
 *
 * @param about the room, group or trainer it is for; empty for everything
 * @param monday the first day
 * @param sessions the week's, by time; cancelled ones are struck through
 * @param trainers of each session
 * @param closed days without sessions and why
 */
record WeekSheet(
        String about,
        LocalDate monday,
        List<SessionRow> sessions,
        Map<Long, List<PaperName>> trainers,
        Map<LocalDate, String> closed) {
    private static final int WORKING_DAYS = 5;

    private static final String STYLE = """
            @page { size: A4; margin: 14mm;
              @bottom-left { content: "%s"; font: 9pt DejaVu; color: #555; }
              @bottom-right { content: counter(page) " / " counter(pages); font: 9pt DejaVu; color: #555; } }
            body { font-family: DejaVu; color: #1c2b2a; font-size: %spt; line-height: 1.25; }
            p { margin: 0; } .house { color: #0b5d66; font-weight: bold; font-size: 13pt; }
            h1 { font-size: 28pt; line-height: 1.1; margin: 2mm 0 1mm; } .week { font-size: 15pt; margin-bottom: 6mm; }
            table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate; }
            tr { page-break-inside: avoid; }
            th, td { border-top: 1.5pt solid #0b5d66; padding: 2.5mm 2mm; vertical-align: top; text-align: left; }
            th { width: 34mm; } th span { display: block; font-weight: normal; color: #444; }
            .session { margin-bottom: 2.5mm; page-break-inside: avoid; } .hours { font-weight: bold; }
            .where { color: #444; font-size: 85%%; } .gone { color: #666; text-decoration: line-through; } .free { color: #777; }
            """;

    byte[] pdf(Ui ui) {
        String association = text(ui.getAssociation());
        String week = text(ui.texts().format("planning.week.of", ui.date(monday), ui.date(monday.plusDays(6))));
        Map<PaperName, String> names = PaperName.onPaper(
                trainers.values().stream().flatMap(List::stream).toList());
        String title = text(about.isEmpty() ? ui.texts().get("planning.calendar.title") : named(names));
        StringBuilder days = new StringBuilder();
        for (LocalDate day = monday; day.isBefore(monday.plusWeeks(1)); day = day.plusDays(1)) {
            days.append(day(day, names, ui));
        }
        return Pdf.of("""
                <html lang="%s"><head><title>%s</title><meta name="subject" content="%s"/><style>%s</style></head><body>
                <p class="house">%s</p><h1>%s</h1><p class="week">%s</p><table><tbody>%s</tbody></table></body></html>
                """.formatted(
                        ui.getLang(),
                        title,
                        week,
                        STYLE.formatted(Pdf.margin(ui.getAssociation()), sessions.size() > 14 ? 11 : 14),
                        association,
                        title,
                        week,
                        days));
    }

    /** What the sheet is for; a trainer as papers name them. */
    private String named(Map<PaperName, String> names) {
        return names.entrySet().stream()
                .filter(trainer -> trainer.getKey().name().equals(about))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(about);
    }

    private String day(LocalDate day, Map<PaperName, String> names, Ui ui) {
        List<SessionRow> its =
                sessions.stream().filter(s -> s.date().equals(day)).toList();
        if (its.isEmpty() && day.getDayOfWeek().getValue() > WORKING_DAYS) {
            return "";
        }
        StringBuilder cell = new StringBuilder();
        if (closed.containsKey(day)) {
            cell.append("<p class=\"session\">").append(text(closed.get(day))).append("</p>");
        } else if (its.isEmpty()) {
            cell.append("<p class=\"free\">–</p>");
        }
        its.forEach(s -> cell.append(session(s, names, ui)));
        return "<tr><th scope=\"row\">%s<span>%s</span></th><td>%s</td></tr>"
                .formatted(text(ui.weekday(day.getDayOfWeek())), ui.shortDate(day), cell);
    }

    private String session(SessionRow session, Map<PaperName, String> names, Ui ui) {
        boolean cancelled = session.status() == Session.Status.CANCELLED;
        String hours = ui.time(session.startsAt()) + "–" + ui.time(session.endsAt());
        String where = String.join(
                " · ",
                Stream.of(
                                session.room(),
                                session.site(),
                                trainers.getOrDefault(session.id(), List.of()).stream()
                                        .filter(trainer -> !trainer.name().equals(about))
                                        .map(names::get)
                                        .collect(Collectors.joining(", ")))
                        .filter(t -> t != null && !t.isEmpty() && !t.equals(about))
                        .toList());
        return "<div class=\"session\"><p class=\"%s\"><span class=\"hours\">%s</span> %s</p><p class=\"where\">%s</p></div>"
                .formatted(
                        cancelled ? "gone" : "",
                        hours,
                        session.group().equals(about) ? "" : text(session.group()),
                        text(cancelled ? ui.texts().get("planning.status.CANCELLED") : where));
    }
}
