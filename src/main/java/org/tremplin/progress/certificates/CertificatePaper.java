package org.tremplin.progress.certificates;

import static org.tremplin.platform.paper.Pdf.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tremplin.access.Ui;
import org.tremplin.people.PaperName;
import org.tremplin.platform.paper.Pdf;
import org.tremplin.platform.paper.QrCode;

/** Certificates on A4, one per page, in large print, with the code to verify them. */
record CertificatePaper(List<CertificateView> certificates) {
    private static final String STYLE = """
            @page { size: A4; margin: 20mm; }
            body { font-family: DejaVu; color: #000; font-size: 11pt; line-height: 1.45; }
            .next { page-break-before: always; } h1 { font-size: 20pt; margin: 14mm 0 2mm; } h2 { font-size: 17pt; margin: 6mm 0 1mm; }
            p { margin: 0 0 2mm; } .association { font-size: 13pt; font-weight: bold; } .number { color: #444; }
            table { width: 100%; border-collapse: collapse; margin: 6mm 0; }
            th, td { border-bottom: 0.6pt solid #999; padding: 2mm 1.5mm; text-align: left; vertical-align: top; }
            th { font-size: 9pt; } .n { text-align: right; width: 19mm; } .day { width: 26mm; } tfoot td, tfoot th { border-bottom: none; font-weight: bold; font-size: 11pt; }
            .sign { margin-top: 12mm; } .space { height: 20mm; } .proof { margin-top: 8mm; font-size: 8.5pt; color: #333; }
            .proof td, .proof th { border: none; vertical-align: middle; } .proof .code { width: 38mm; } .proof img { width: 36mm; height: 36mm; } .void { border: 1pt solid #000; padding: 2mm; font-weight: bold; }
            """;

    byte[] pdf(Ui ui) {
        String title = text(certificates.stream()
                .map(c -> ui.texts().get("progress.certificate.kind." + c.kind().name()) + " " + c.number())
                .collect(Collectors.joining(", ")));
        // a birth date, if known, is printed below the name anyway
        Map<PaperName, String> names = new HashMap<>(PaperName.onPaper(certificates.stream()
                .map(CertificateView::who)
                .filter(who -> who.birthDate() == null)
                .toList()));
        certificates.stream()
                .map(CertificateView::who)
                .filter(who -> who.birthDate() != null)
                .forEach(who -> names.putAll(PaperName.onPaper(List.of(who))));
        StringBuilder pages = new StringBuilder();
        for (CertificateView certificate : certificates) {
            pages.append(page(certificate, names.get(certificate.who()), pages.isEmpty(), ui));
        }
        return Pdf.of(
                "<html lang=\"%s\"><head><title>%s</title><meta name=\"subject\" content=\"%s\"/><style>%s</style></head><body>%s</body></html>"
                        .formatted(
                                ui.getLang(),
                                title,
                                text(ui.texts().get("progress.certificate.subject")),
                                STYLE,
                                pages));
    }

    private static String page(CertificateView c, String name, boolean first, Ui ui) {
        String address = ui.getAddress() + "/progress/certificate?code=" + c.code();
        String born = c.birthDate() == null
                ? ""
                : "<p>%s</p>".formatted(text(ui.texts().format("progress.certificate.born", ui.date(c.birthDate()))));
        return """
                <div class="%s"><p class="association">%s</p><h1>%s</h1><p class="number">%s</p>%s
                <p>%s</p><h2>%s</h2>%s<p>%s</p>%s
                <div class="sign"><p>%s</p><p>%s</p><div class="space"></div></div>
                <table class="proof"><tbody><tr><td class="code"><img src="%s" alt="%s"/></td><td>%s<br/>%s</td></tr></tbody></table></div>
                """.formatted(
                first ? "first" : "next",
                text(c.association()),
                text(ui.texts().get("progress.certificate.kind." + c.kind().name())),
                text(ui.texts().format("progress.certificate.number", c.number())),
                state(c, ui),
                text(ui.texts().get("progress.certificate.certifies")),
                text(name),
                born,
                text(ui.texts()
                        .format("progress.certificate.said." + c.kind().name(), ui.date(c.from()), ui.date(c.to()))),
                c.kind() == Certificate.Kind.ATTENDANCE ? attendance(c, ui) : enrolment(c, ui),
                text(ui.texts().format("progress.certificate.done", ui.moment(c.issuedAt()))),
                text(ui.texts().format("progress.certificate.signed", c.association())),
                QrCode.of(address),
                text(ui.texts().get("progress.certificate.qr")),
                text(ui.texts().get("progress.certificate.check")),
                text(address));
    }

    /** Says when a certificate is no longer valid, for reprints. */
    private static String state(CertificateView c, Ui ui) {
        String replaces = c.replaces() == null
                ? ""
                : "<p>%s</p>".formatted(text(ui.texts().format("progress.certificate.replaces", c.replaces())));
        if (c.cancelledAt() != null) {
            return replaces
                    + "<p class=\"void\">%s</p>"
                            .formatted(text(
                                    ui.texts().format("progress.certificate.cancelled", ui.moment(c.cancelledAt()))));
        }
        return replaces
                + (c.replacedBy() == null
                        ? ""
                        : "<p class=\"void\">%s</p>"
                                .formatted(
                                        text(ui.texts().format("progress.certificate.replaced-by", c.replacedBy()))));
    }

    private static String attendance(CertificateView c, Ui ui) {
        String rows = c.lines().stream()
                .map(line ->
                        "<tr><td>%s<br/>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
                                .formatted(
                                        text(line.activity()),
                                        text(line.group() + " · " + line.site()),
                                        line.sessions(),
                                        ui.hours(line.minutes()),
                                        line.offList() == 0 ? "–" : ui.hours(line.offList()),
                                        ui.hours(line.expected()),
                                        line.rate() == null
                                                ? "–"
                                                : text(ui.texts().format("progress.certificate.percent", line.rate()))))
                .collect(Collectors.joining());
        return """
                <table><thead><tr><th scope="col">%s</th><th scope="col" class="n">%s</th><th scope="col" class="n">%s</th>
                <th scope="col" class="n">%s</th>
                <th scope="col" class="n">%s</th><th scope="col" class="n">%s</th></tr></thead><tbody>%s</tbody>
                <tfoot><tr><th scope="row">%s</th><td class="n"></td><td class="n">%s</td><td></td><td></td><td></td></tr></tfoot></table><p class="number">%s</p>
                """.formatted(
                        heading(ui, "activity"),
                        heading(ui, "sessions"),
                        heading(ui, "hours"),
                        heading(ui, "off-list"),
                        heading(ui, "expected"),
                        heading(ui, "rate"),
                        rows,
                        heading(ui, "total"),
                        ui.hours(c.minutes()),
                        text(ui.texts().get("progress.certificate.means")));
    }

    private static String enrolment(CertificateView c, Ui ui) {
        String rows = c.lines().stream()
                .map(line -> "<tr><td>%s<br/>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                text(line.activity()),
                                text(line.group() + " · " + line.site()),
                                text(ui.date(line.from())),
                                text(ui.date(line.to()))))
                .collect(Collectors.joining());
        return "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"day\">%s</th><th scope=\"col\" class=\"day\">%s</th></tr></thead><tbody>%s</tbody></table>"
                .formatted(heading(ui, "activity"), heading(ui, "since"), heading(ui, "until"), rows);
    }

    private static String heading(Ui ui, String what) {
        return text(ui.texts().get("progress.certificate." + what));
    }
}
