package org.tremplin.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;
import org.tremplin.platform.files.Problem;
import org.tremplin.web.Requests;
import org.tremplin.web.Unavailable;

/** Imports for programs and for the import page. */
@Path("/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportsResource {
    private static final String CONFIRMED = "confirmed";

    @Inject
    private ImportRuns runs;

    @Inject
    private KnownFiles known;

    @Inject
    private Me me;

    @Context
    private HttpServletRequest request;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import CSV files, or one zip of them: all or nothing",
            description = "200 with what was written per file, and the rows that were kept as they are; 422 with every"
                    + " problem (file, line, column, value, expected) and nothing written, or with what is asked first:"
                    + " codes that would go to somebody else (again with identities=confirmed) and values that are seldom"
                    + " meant (again with doubts=confirmed), each as a parameter or as a field of the form. Refused"
                    + " while another import runs. With \"Prefer: respond-async\": 202 and where to ask.")
    public Response run(
            List<EntityPart> parts,
            @HeaderParam("Prefer") String prefer,
            @QueryParam("identities") String identities,
            @QueryParam("doubts") String doubts)
            throws IOException {
        me.mustHave(Permission.IMPORT);
        if (parts == null) {
            // neither a body nor a content type
            throw new BadRequestException();
        }
        Set<Consent> consents = EnumSet.noneOf(Consent.class);
        consent(consents, "identities", identities);
        consent(consents, "doubts", doubts);
        Bundle bundle = known.bundle();
        boolean handedOver = false;
        try {
            for (EntityPart part : parts) {
                if (part.getFileName().isPresent()) {
                    bundle.add(part.getFileName().get(), part.getContent());
                } else {
                    byte[] value = part.getContent().readNBytes(CONFIRMED.length() + 1);
                    consent(consents, part.getName(), new String(value, StandardCharsets.UTF_8));
                }
            }
            if (prefer != null && prefer.contains("respond-async")) {
                URI status = URI.create("/api/v1/imports/" + runs.start(bundle, consents));
                handedOver = true;
                return Response.accepted().location(status).build();
            }
            ImportRuns.Status ended = runs.await(bundle, consents);
            handedOver = true;
            return answer(ended);
        } finally {
            if (!handedOver) {
                bundle.close();
            }
        }
    }

    private static void consent(Set<Consent> consents, String name, String value) {
        if (CONFIRMED.equals(value) && "identities".equals(name)) {
            consents.add(Consent.IDENTITIES);
        } else if (CONFIRMED.equals(value) && "doubts".equals(name)) {
            consents.add(Consent.DOUBTS);
        }
    }

    @GET
    @Path("/{import}")
    @Operation(
            summary = "How far an import is; its result when it is over",
            description = "For who started it: 404 for everybody else, and when the server was started anew since.")
    public Response status(@PathParam("import") String id) {
        me.mustHave(Permission.IMPORT);
        return answer(runs.status(id));
    }

    private Response answer(ImportRuns.Status status) {
        if (status.refused() != null) {
            throw status.refused();
        }
        if (status.failure() != null) {
            String key = status.failure().key();
            Unavailable why = status.unavailable();
            int code = why == null ? 500 : why.status();
            String title = why == null ? texts().get(key) : why.sentence(texts());
            return ProblemDetails.answer(code, key, title);
        }
        if (status.report() != null) {
            return answer(status.report());
        }
        return Response.accepted(Json.createObjectBuilder()
                        .add("step", status.step())
                        .add("done", status.done())
                        .add("rows", status.rows())
                        .build()
                        .toString())
                .build();
    }

    private Texts texts() {
        return new Texts(Requests.language(request));
    }

    private Response answer(ImportReport report) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (!report.done()) {
            int problems = report.problems().count();
            String key = problems > 0 ? "transfer.import.problems" : "transfer.import.questions";
            int asked = report.identities().count() + report.doubts().count();
            body = ProblemDetails.of(422, key, texts().format(key, problems > 0 ? problems : asked));
        }
        JsonArrayBuilder files = Json.createArrayBuilder();
        report.files()
                .forEach(f -> files.add(Json.createObjectBuilder()
                        .add("file", f.file())
                        .add("created", f.created())
                        .add("updated", f.updated())
                        .add("unchanged", f.unchanged())));
        body.add("files", files)
                .add("problems", rows(report.problems()))
                .add("identities", rows(report.identities()))
                .add("doubts", rows(report.doubts()))
                .add("kept", rows(report.kept()))
                .add("keptCount", report.kept().count())
                .add("ignored", Json.createArrayBuilder(report.ignored()));
        return report.done() ? Response.ok(body.build().toString()).build() : ProblemDetails.answer(422, body);
    }

    private JsonArrayBuilder rows(ImportReport.Said said) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Problem p : said.rows()) {
            rows.add(Json.createObjectBuilder()
                    .add("file", p.file())
                    .add("line", p.line())
                    .add("column", p.column())
                    .add("value", p.value())
                    .add("expected", texts().format(p.expected(), p.details())));
        }
        return rows;
    }
}
