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

/** A calendar's data for its script, as JSON-B would write them, in the same order: its reflection over hundreds of sessions is slow. */
final class CalendarJson {
    private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());
    private static final int LETTERS_OF_A_SESSION = 400;

    private CalendarJson() {}

    /** Safe inside a script element: contains no "<". */
    static String of(CalendarQueries.Data data) {
        StringWriter text =
                new StringWriter(LETTERS_OF_A_SESSION * (10 + data.sessions().size()));
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject().writeStartObject("closed");
            data.closed().forEach((day, title) -> json.write(day.toString(), title));
            json.writeEnd()
                    .write("date", data.date().toString())
                    .write("edit", data.edit())
                    .write("from", data.from().toString())
                    .write("overrule", data.overrule());
            write(json, "poles", data.poles());
            write(json, "rooms", data.rooms());
            json.writeStartArray("sessions");
            data.sessions().forEach(session -> write(json, session));
            json.writeEnd();
            write(json, "sites", data.sites());
            json.write("to", data.to().toString()).write("today", data.today().toString());
            write(json, "trainers", data.trainers());
            json.write("view", data.view().name()).writeEnd();
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(JsonGenerator json, SessionRow session) {
        json.writeStartObject();
        if (session.clashReason() != null) {
            json.write("clashReason", session.clashReason());
        }
        json.write("code", session.code())
                .write("date", session.date().toString())
                .write("endsAt", time(session.endsAt()))
                .write("group", session.group())
                .write("groupId", session.groupId())
                .write("id", session.id())
                .write("pole", session.pole())
                .write("poleId", session.poleId());
        if (session.roomId() != null) {
            json.write("room", session.room()).write("roomId", session.roomId());
        }
        if (session.series() != null) {
            json.write("series", session.series());
        }
        json.write("site", session.site())
                .write("siteId", session.siteId())
                .write("startsAt", time(session.startsAt()))
                .write("status", session.status().name())
                .writeStartArray("trainerIds");
        session.trainerIds().forEach(json::write);
        json.writeEnd()
                .write("trainers", session.trainers())
                .write("version", session.version())
                .writeEnd();
    }

    private static void write(JsonGenerator json, String name, List<Choice> choices) {
        json.writeStartArray(name);
        choices.forEach(choice -> json.writeStartObject()
                .write("label", choice.label())
                .write("value", (Long) choice.value())
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
