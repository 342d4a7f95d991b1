package org.tremplin.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads JSON to its end before it is parsed into objects: the server's own reader searches forever for the end of an
 * unknown object or list that is never closed, and does not return from deep nesting.
 */
@Provider
public class WellFormed implements ReaderInterceptor {
    /** Levels of nested lists and objects; ours have four. */
    private static final int DEEPEST = 50;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isJson(context.getMediaType())) {
            byte[] body = read(context);
            if (body.length > 0) {
                check(body);
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static boolean isJson(MediaType type) {
        String kind = type == null ? "" : type.getSubtype().toLowerCase(Locale.ROOT);
        return kind.equals("json") || kind.endsWith("+json");
    }

    /** At most what {@link CountedBody} lets through. */
    private static byte[] read(ReaderInterceptorContext context) {
        try {
            return context.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the sender hung up
            throw new BodyTooSlow();
        }
    }

    /** Throws an exception that becomes a 400 unless this is exactly one JSON value, complete and not too deep. */
    static void check(byte[] body) {
        int depth = 0;
        try (JsonParser parser = Json.createParserFactory(Map.of())
                .createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            do {
                depth += switch (parser.next()) {
                    case START_OBJECT, START_ARRAY -> 1;
                    case END_OBJECT, END_ARRAY -> -1;
                    default -> 0;
                };
            } while (depth <= DEEPEST && (depth > 0 || parser.hasNext()));
        } catch (JsonException | NoSuchElementException broken) {
            throw new BadRequestException(broken);
        }
        if (depth > DEEPEST) {
            throw new BadRequestException();
        }
    }
}
