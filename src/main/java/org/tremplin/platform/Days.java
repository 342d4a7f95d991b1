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
 * Days that somebody may mean, of the addresses, forms and messages that reach us: ISO 8601, from 1900 to 2199. Beyond that
 * calculations overflow, and the database says so in its own words.
 */
public final class Days {
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;

    private Days() {}

    /** @return null for what is no day that somebody may mean, and for null */
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
     * Of forms and of addresses of pages: stands in the place of the converter that {@code f:convertDateTime} names. Where an
     * address is made of what somebody typed, it has a sentence for what is no day ({@code converterMessage}): that is said,
     * and the page is shown as if none had been given.
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
                // refused in the words of the converter, as what is no day at all
                return super.getAsObject(faces, component, "?");
            }
            return value;
        }
    }

    /** Of JSON: what is malformed is answered 400 ({@link ProblemMapper}). */
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
                // said below
            }
            throw new JsonbException("no moment");
        }
    }
}
