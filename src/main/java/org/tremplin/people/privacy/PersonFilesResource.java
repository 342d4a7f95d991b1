package org.tremplin.people.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Ui;

/** Everything stored about a person, on request: one file, to read and to keep. */
@Path("/people/{person}/file.zip")
@RequestScoped
@Tag(name = "people")
public class PersonFilesResource {
    @Inject
    private PersonFiles files;

    @Inject
    private Ui ui;

    @GET
    @Produces("application/zip")
    @Operation(
            summary = "Everything that is stored about a person",
            description =
                    "donnees.pdf to read and donnees.json to take elsewhere, with who opened it when; photo.jpg if there is one.")
    public Response file(@PathParam("person") long person) {
        PersonFile file = files.of(person);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("donnees.pdf", new PersonFilePaper(file).pdf(ui.onPaper()));
        entries.put("donnees.json", json(file));
        file.sections().stream()
                .filter(section -> section.table().equals("person_photo"))
                .flatMap(section -> section.rows().stream())
                .forEach(row -> entries.put("photo.jpg", Base64.getDecoder().decode(row.get("image"))));
        return Response.ok(zip(entries))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"donnees-" + file.view().code().replaceAll("[^A-Za-z0-9-]", "_")
                                + ".zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static byte[] json(PersonFile file) {
        JsonObjectBuilder tables = Json.createObjectBuilder();
        file.sections().forEach(section -> {
            var rows = Json.createArrayBuilder();
            section.rows().forEach(row -> {
                JsonObjectBuilder cells = Json.createObjectBuilder();
                row.forEach(cells::add);
                rows.add(cells);
            });
            tables.add(section.table(), rows);
        });
        var readings = Json.createArrayBuilder();
        file.readings()
                .forEach(reading -> readings.add(Json.createObjectBuilder()
                        .add("at", reading.at().toString())
                        .add("by", reading.by() == null ? "" : reading.by())
                        .add("useCase", reading.useCase())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(out)) {
            writer.writeObject(Json.createObjectBuilder()
                    .add("person", file.view().code())
                    .add("at", file.at().toString())
                    .add("whole", file.whole())
                    .add("data", tables)
                    .add("readings", readings)
                    .build());
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
