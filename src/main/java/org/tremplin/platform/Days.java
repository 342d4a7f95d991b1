package org.tremplin.platform;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.DateTimeConverter;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tremplin.web.ProblemMapper;

/**
 * Plausible days in the addresses, forms and messages that reach us: ISO 8601, from 1900 to 2199. Beyond that range
 * calculations overflow and the database answers with its own error.
 */
public final class Days {
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;

    private Days() {}

    /** @return null for null and for anything that is not a plausible day */
    public static LocalDate read(String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            return isMeant(day) ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isMeant(LocalDate day) {
        return day.getYear() >= EARLIEST && day.getYear() <= LATEST;
    }

    /**
     * For forms and addresses of pages: replaces the converter that {@code f:convertDateTime} names. Where an address
     * contains typed text, {@code converterMessage} has a sentence for an invalid day: it is shown, and the page
     * behaves as if no day had been given.
     */
    public static class Converter extends DateTimeConverter {
        @Override
        public Object getAsObject(FacesContext faces, UIComponent component, String typed) {
            try {
                return day(faces, component, typed);
            } catch (ConverterException e) {
                String sentence = component instanceof UIViewParameter asked ? asked.getConverterMessage() : null;
                if (sentence == null) {
                    throw e;
                }
                if (faces.getMessageList(null).stream().noneMatch(said -> sentence.equals(said.getSummary()))) {
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
                }
                return null;
            }
        }

        private Object day(FacesContext faces, UIComponent component, String typed) {
            Object value = super.getAsObject(faces, component, typed);
            if (value instanceof LocalDate day && !isMeant(day)) {
                // refused with the converter's own message, like any text that is not a day
                return super.getAsObject(faces, component, "?");
            }
            return value;
        }
    }

    /** For JSON: malformed input is answered with 400 ({@link ProblemMapper}). */
    @Provider
    public static class InJson implements ContextResolver<Jsonb> {
        private final Jsonb json =
                JsonbBuilder.create(new JsonbConfig().withDeserializers(new DayReader(), new MomentReader()));

        @Override
        public Jsonb getContext(Class<?> type) {
            return json;
        }
    }

    private static final class DayReader implements JsonbDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context, Type type) {
            LocalDate day = read(parser.getString());
            if (day == null) {
                throw new JsonbException("no day");
            }
            return day;
        }
    }

    private static final class MomentReader implements JsonbDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context, Type type) {
            try {
                Instant moment = Instant.parse(parser.getString());
                if (isMeant(LocalDate.ofInstant(moment, ZoneOffset.UTC))) {
                    return moment;
                }
            } catch (DateTimeException e) {
                // thrown below
            }
            throw new JsonbException("no moment");
        }
    }
}
