package org.tremplin.progress.certificates;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;

/** Stores a certificate's frozen lines as JSON. */
@Converter
public class CertificateLines implements AttributeConverter<List<CertificateLine>, String> {
    @Override
    public String convertToDatabaseColumn(List<CertificateLine> lines) {
        var array = Json.createArrayBuilder();
        for (CertificateLine line : lines) {
            var object = Json.createObjectBuilder()
                    .add("activity", line.activity())
                    .add("group", line.group())
                    .add("site", line.site())
                    .add("from", line.from().toString())
                    .add("to", line.to().toString())
                    .add("sessions", line.sessions())
                    .add("minutes", line.minutes())
                    .add("expected", line.expected());
            if (line.offList() > 0) {
                object.add("offList", line.offList());
            }
            array.add(line.rate() == null ? object : object.add("rate", line.rate()));
        }
        StringWriter text = new StringWriter();
        try (JsonWriter json = Json.createWriter(text)) {
            json.write(array.build());
        }
        return text.toString();
    }

    @Override
    public List<CertificateLine> convertToEntityAttribute(String text) {
        try (JsonReader json = Json.createReader(new StringReader(text))) {
            return json.readArray().getValuesAs(JsonObject.class).stream()
                    .map(CertificateLines::line)
                    .toList();
        }
    }

    private static CertificateLine line(JsonObject line) {
        return new CertificateLine(
                line.getString("activity"),
                line.getString("group"),
                line.getString("site"),
                LocalDate.parse(line.getString("from")),
                LocalDate.parse(line.getString("to")),
                number(line, "sessions"),
                number(line, "minutes"),
                line.containsKey("offList") ? number(line, "offList") : 0,
                number(line, "expected"),
                line.containsKey("rate") ? number(line, "rate") : null);
    }

    private static long number(JsonObject line, String key) {
        return line.getJsonNumber(key).longValueExact();
    }
}
