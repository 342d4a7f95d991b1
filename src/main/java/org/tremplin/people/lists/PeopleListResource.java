package org.tremplin.people.lists;

import static org.tremplin.platform.paper.Pdf.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Ui;
import org.tremplin.people.PaperName;
import org.tremplin.people.People;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.Person;
import org.tremplin.people.PersonEntry;
import org.tremplin.platform.files.CsvFile;
import org.tremplin.platform.paper.Pdf;

/** Exports the list of people as it is shown: as CSV, or as labels for envelopes. */
@Path("/people-list")
@RequestScoped
@Tag(name = "people")
public class PeopleListResource {
    private static final List<String> HEADER = List.of(
            "code",
            "prenom",
            "nom",
            "nom_latin",
            "date_naissance",
            "telephone",
            "courriel",
            "adresse",
            "code_postal",
            "commune",
            "date_entree");

    /** Standard sheets of three by seven labels of 63.5 × 38.1 mm, 2.5 mm apart. */
    private static final String LABELS = """
            @page { size: A4; margin: 15.1mm 7.2mm; } body { margin: 0; font-family: DejaVu; font-size: 10pt; line-height: 1.3; }
            table { border-collapse: collapse; table-layout: fixed; width: 198.1mm; } tr { page-break-inside: avoid; }
            td { width: 56.04mm; height: 38.1mm; padding: 0 5mm; vertical-align: middle; }
            """;

    private static final int ACROSS = 3;

    @Inject
    private People people;

    @Inject
    private PeopleSearch search;

    @Inject
    private Ui ui;

    private List<PersonEntry> entries(String text, String role, String provisional) {
        return search.entries(
                text,
                Arrays.stream(Person.Role.values())
                        .filter(r -> r.name().equals(role))
                        .findFirst()
                        .orElse(null),
                provisional != null && !provisional.isEmpty());
    }

    @GET
    @Path("/people.csv")
    @Produces("text/csv; charset=UTF-8")
    @Operation(summary = "People by the filters of the list, as CSV: 10,000 at most")
    public Response csv(
            @QueryParam("q") String text,
            @QueryParam("role") String role,
            @QueryParam("provisional") String provisional) {
        String csv = CsvFile.write(
                HEADER,
                entries(text, role, provisional).stream()
                        .map(p -> List.of(
                                p.code(),
                                p.givenName(),
                                p.familyName(),
                                cell(p.latinName()),
                                day(p.birthDate()),
                                cell(p.phone()),
                                cell(p.email()),
                                cell(p.street()),
                                cell(p.postcode()),
                                cell(p.municipality()),
                                day(p.enteredOn()))));
        return Response.ok(csv)
                .header("Content-Disposition", "attachment; filename=\"personnes.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String cell(String value) {
        return value == null ? "" : value;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    @GET
    @Path("/labels.pdf")
    @Produces("application/pdf")
    @Operation(summary = "Labels (3 by 7 on A4) for the people of the list who have an address")
    public Response labels(
            @QueryParam("q") String text,
            @QueryParam("role") String role,
            @QueryParam("provisional") String provisional) {
        List<PersonEntry> reachable = entries(text, role, provisional).stream()
                .filter(p -> p.street() != null)
                .toList();
        Map<PaperName, String> names =
                PaperName.onPaper(reachable.stream().map(PersonEntry::onPaper).toList());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < reachable.size(); i++) {
            PersonEntry p = reachable.get(i);
            rows.append(i % ACROSS == 0 ? "<tr>" : "")
                    .append("<td>")
                    .append(text(names.get(p.onPaper())))
                    .append("<br/>")
                    .append(text(p.street()))
                    .append("<br/>")
                    .append(text((cell(p.postcode()) + " " + cell(p.municipality())).strip()))
                    .append("</td>")
                    .append(i % ACROSS == ACROSS - 1 ? "</tr>" : "");
        }
        for (int i = reachable.size(); i % ACROSS != 0; i++) {
            rows.append("<td></td>").append(i % ACROSS == ACROSS - 1 ? "</tr>" : "");
        }
        String title = ui.texts().get("people.list.labels");
        byte[] pdf = Pdf.of("""
                <html lang="%s"><head><title>%s</title><meta name="subject" content="%s"/><style>%s</style></head>
                <body>%s</body></html>
                """.formatted(
                        ui.getLang(),
                        text(title),
                        text(title),
                        LABELS,
                        reachable.isEmpty()
                                ? "<p>" + text(ui.texts().get("people.list.no-labels")) + "</p>"
                                : "<table>" + rows + "</table>"));
        return Response.ok(pdf)
                .header("Content-Disposition", "inline; filename=\"etiquettes.pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
