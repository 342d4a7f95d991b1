package org.tremplin.planning.calendar;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.tremplin.planning.SessionRow;
import org.tremplin.platform.Choice;

/** A calendar's data for its script, as JSON-B would write them: its reflection over hundreds of sessions is slow. */
final class CalendarJson {
    private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());
    private static final int LETTERS_OF_A_SESSION = 400;

    private CalendarJson() {}

    /** Safe inside a script element: contains no "<". */
    static String of(CalendarQueries.Data data) {
        StringWriter text =
                new StringWriter(LETTERS_OF_A_SESSION * (10 + data.sessions().size()));
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject()
                    .write("view", data.view().name())
                    .write("date", data.date().toString())
                    .write("from", data.from().toString())
                    .write("to", data.to().toString())
                    .write("today", data.today().toString())
                    .write("edit", data.edit())
                    .write("overrule", data.overrule())
                    .writeStartArray("sessions");
            data.sessions().forEach(session -> write(json, session));
            json.writeEnd();
            write(json, "rooms", data.rooms());
            write(json, "trainers", data.trainers());
            write(json, "sites", data.sites());
            write(json, "poles", data.poles());
            json.writeStartObject("closed");
            data.closed().forEach((day, title) -> json.write(day.toString(), title));
            json.writeEnd().writeEnd();
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(JsonGenerator json, SessionRow session) {
        json.writeStartObject()
                .write("id", session.id())
                .write("version", session.version())
                .write("code", session.code())
                .write("groupId", session.groupId())
                .write("group", session.group());
        if (session.roomId() != null) {
            json.write("roomId", session.roomId()).write("room", session.room());
        }
        json.write("siteId", session.siteId())
                .write("site", session.site())
                .write("poleId", session.poleId())
                .write("pole", session.pole())
                .write("date", session.date().toString())
                .write("startsAt", time(session.startsAt()))
                .write("endsAt", time(session.endsAt()))
                .write("status", session.status().name())
                .write("trainers", session.trainers())
                .writeStartArray("trainerIds");
        session.trainerIds().forEach(json::write);
        json.writeEnd();
        if (session.series() != null) {
            json.write("series", session.series());
        }
        if (session.clashReason() != null) {
            json.write("clashReason", session.clashReason());
        }
        json.writeEnd();
    }

    private static void write(JsonGenerator json, String name, List<Choice> choices) {
        json.writeStartArray(name);
        choices.forEach(choice -> json.writeStartObject()
                .write("value", (Long) choice.value())
                .write("label", choice.label())
                .writeEnd());
        json.writeEnd();
    }

    /** With seconds, as in REST answers. */
    private static String time(LocalTime time) {
        return time.getNano() != 0
                ? DateTimeFormatter.ISO_LOCAL_TIME.format(time)
                : time.getSecond() != 0 ? time.toString() : time + ":00";
    }
}
