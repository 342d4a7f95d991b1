package org.tremplin.attendance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;

/**
 * The roll-call page: the state as one block of data, drawn by {@code roll-call.js}. The script draws the names so that
 * the same code serves the page without a network, which cannot ask a server to draw them.
 */
@Named
@RequestScoped
public class RollCallPage {
    @Inject
    private RollCalls rollCalls;

    private long session;
    private RollCallView view;

    public void load() {
        view = rollCalls.open(session);
    }

    /**
     * The view as the REST call gives it; written by hand, for reflection took a fifth of the request. Safe inside a script
     * element: no "<" survives, so nobody's name can end it.
     */
    public String getData() {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = Json.createGenerator(text)) {
            json.writeStartObject()
                    .write("session", view.session())
                    .write("minutes", view.minutes())
                    .write("startsAt", view.startsAt().toString())
                    .write("status", view.status().name())
                    .write("open", view.open())
                    .write("past", view.past())
                    .write("future", view.future())
                    .writeStartArray("people");
            view.people().forEach(attendee -> write(json, attendee));
            json.writeEnd().writeStartArray("reasons");
            view.reasons()
                    .forEach(reason -> json.writeStartObject()
                            .write("id", reason.id())
                            .write("title", reason.title())
                            .writeEnd());
            json.writeEnd().writeEnd();
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(JsonGenerator json, RollCallView.Attendee attendee) {
        MarkView mark = attendee.mark();
        json.writeStartObject()
                .write("person", attendee.person())
                .write("name", attendee.name())
                .write("initials", attendee.initials())
                .write("enrolled", attendee.enrolled())
                .write("last", attendee.last())
                .writeStartObject("mark")
                .write("person", mark.person());
        if (mark.status() != null) {
            json.write("status", mark.status().name());
        }
        json.write("minutesLate", mark.minutesLate())
                .write("minutesLeftEarly", mark.minutesLeftEarly())
                .write("minutes", mark.minutes());
        if (mark.reason() != null) {
            json.write("reason", mark.reason());
        }
        json.write("version", mark.version()).writeEnd().writeEnd();
    }

    public RollCallView getView() {
        return view;
    }

    public long getSession() {
        return session;
    }

    public void setSession(long session) {
        this.session = session;
    }
}
