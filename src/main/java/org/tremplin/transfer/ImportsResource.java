package org.tremplin.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Answers;
import org.tremplin.platform.Requests;
import org.tremplin.platform.Texts;

/** Imports for programs and for the import page. */
@Path("/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportsResource {
    /** As many as anybody reads; the title says how many there are. */
    private static final int MOST_PROBLEMS = 1_000;

    @Inject
    private Imports imports;

    @Inject
    private ImportRuns runs;

    @Inject
    private Me me;

    @Context
    private HttpServletRequest request;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import CSV files, or one zip of them: all or nothing",
            description = "200 with what was written per file; 422 with every problem (file, line, column, value,"
                    + " expected) and nothing written. With \"Prefer: respond-async\": 202 and where to ask.")
    public Response run(List<EntityPart> parts, @HeaderParam("Prefer") String prefer) throws IOException {
        me.mustHave(Permission.IMPORT);
        Bundle bundle = new Bundle();
        for (EntityPart part : parts) {
            if (part.getFileName().isPresent()) {
                bundle.add(part.getFileName().get(), part.getContent().readNBytes(Bundle.LARGEST + 1));
            }
        }
        if (prefer != null && prefer.contains("respond-async")) {
            URI status = URI.create("/api/v1/imports/" + runs.start(bundle));
            return Response.accepted().location(status).build();
        }
        return answer(imports.run(bundle, Progress.SILENT));
    }

    @GET
    @Path("/{import}")
    @Operation(summary = "How far an import is; its result when it is over")
    public Response status(@PathParam("import") String id) {
        ImportRuns.Status status = runs.status(id);
        if (status.refused() != null) {
            throw status.refused();
        }
        if (status.failed()) {
            String key = "transfer.import.failed";
            return problem(500, Answers.problem(500, key, texts().get(key)).build());
        }
        if (status.report() != null) {
            return answer(status.report());
        }
        return Response.accepted(Json.createObjectBuilder()
                        .add("step", status.step())
                        .add("rows", status.rows())
                        .build()
                        .toString())
                .build();
    }

    private Texts texts() {
        return new Texts(Requests.language(request));
    }

    private Response answer(ImportReport report) {
        JsonObjectBuilder body = report.done()
                ? Json.createObjectBuilder()
                : Answers.problem(
                        422,
                        "transfer.import.problems",
                        texts().format(
                                        "transfer.import.problems",
                                        report.problems().size()));
        JsonArrayBuilder files = Json.createArrayBuilder();
        report.files()
                .forEach(f -> files.add(Json.createObjectBuilder()
                        .add("file", f.file())
                        .add("created", f.created())
                        .add("updated", f.updated())
                        .add("unchanged", f.unchanged())));
        JsonArrayBuilder problems = Json.createArrayBuilder();
        for (Problem p : report.problems()
                .subList(0, Math.min(MOST_PROBLEMS, report.problems().size()))) {
            problems.add(Json.createObjectBuilder()
                    .add("file", p.file())
                    .add("line", p.line())
                    .add("column", p.column())
                    .add("value", p.value())
                    .add("expected", texts().format(p.expected(), p.detail() == null ? "" : p.detail())));
        }
        body.add("files", files).add("problems", problems).add("ignored", Json.createArrayBuilder(report.ignored()));
        JsonObject json = body.build();
        return report.done() ? Response.ok(json.toString()).build() : problem(422, json);
    }

    private static Response problem(int status, JsonObject body) {
        return Response.status(status)
                .type(Answers.PROBLEM_JSON)
                .entity(body.toString())
                .build();
    }
}
