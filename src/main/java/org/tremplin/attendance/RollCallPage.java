package org.tremplin.attendance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import org.tremplin.platform.Missing;

/**
 * The roll-call page: the state as one block of data, drawn by {@code roll-call.js}. The script draws the names so that
 * the same code serves the page without a network, which cannot ask a server to draw them.
 */
@Named
@RequestScoped
public class RollCallPage {
    /** Kept: {@code Json.createGenerator} looks through every jar for its provider, a tenth of the request. */
    private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());

    @Inject
    private RollCalls rollCalls;

    private RollCallView view;

    /**
     * The roll-call of the session that the address names. Read when the page first asks for it: parameters of the view
     * would send the most visited page through the whole Faces life cycle.
     *
     * @throws Missing no such session, or not for this reader, or the address names none
     */
    public RollCallView getView() {
        if (view == null) {
            view = rollCalls.open(asked());
        }
        return view;
    }

    private static long asked() {
        String session = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("session");
        try {
            return Long.parseLong(session);
        } catch (NumberFormatException e) {
            throw new Missing();
        }
    }

    /**
     * The view as the REST call gives it; written by hand, for reflection took a fifth of the request. Safe inside a script
     * element: no "<" survives, so nobody's name can end it.
     */
    public String getData() {
        RollCallView shown = getView();
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject()
                    .write("session", shown.session())
                    .write("minutes", shown.minutes())
                    .write("startsAt", shown.startsAt().toString())
                    .write("zone", shown.zone())
                    .write("status", shown.status().name())
                    .write("open", shown.open())
                    .write("past", shown.past())
                    .write("future", shown.future())
                    .write("closed", shown.closed())
                    .write("correct", shown.correct());
            if (shown.sealed() != null) {
                json.writeStartObject("sealed")
                        .write("at", shown.sealed().at().toString())
                        .write("by", Objects.requireNonNullElse(shown.sealed().by(), ""))
                        .write("hash", shown.sealed().hash())
                        .writeEnd();
            }
            json.writeStartArray("people");
            shown.people().forEach(attendee -> write(json, attendee));
            json.writeEnd().writeStartArray("reasons");
            shown.reasons()
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
        json.write("version", mark.version()).writeEnd();
        if (attendee.signed()) {
            json.write("signed", true);
        }
        if (attendee.photo()) {
            json.write("photo", true);
        }
        json.writeEnd();
    }
}
