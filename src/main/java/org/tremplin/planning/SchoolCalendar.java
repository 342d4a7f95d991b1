package org.tremplin.planning;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.Duration;
import org.tremplin.platform.Refused;

/**
 * The school holidays in an iCalendar file (RFC 5545): its events of whole days. Events with hours ("rentrée à 8 h") and
 * cancelled ones close nothing. What repeats is written out from last year to {@link #YEARS_AHEAD} years ahead.
 */
final class SchoolCalendar {
    static final int YEARS_AHEAD = 3;
    private static final int MOST_REPEATED = 366;
    private static final int MOST = 2_000;
    private static final int LONGEST_TITLE = 120;

    private final LocalDate today;
    private final Long site;
    private final List<Closure> closures = new ArrayList<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    /** The repetitions that events of their own replace (RECURRENCE-ID), by UID. */
    private final Map<String, Set<Temporal>> replaced = new HashMap<>();

    /** Refuses what is no calendar, and more than {@link #MOST} periods. @param site null for every site */
    SchoolCalendar(byte[] file, LocalDate today, Long site) {
        this.today = today;
        this.site = site;
        try {
            List<VEvent> events =
                    new CalendarBuilder().build(new StringReader(text(file))).getComponents(Component.VEVENT);
            mustBeFew(events.size());
            events.forEach(this::rememberReplaced);
            events.forEach(this::read);
        } catch (IOException | ParserException | DateTimeException | IllegalArgumentException unreadable) {
            throw new Refused(PlanningRefusal.NOT_A_CALENDAR);
        }
    }

    List<Closure> closures() {
        return closures;
    }

    /** Titles of events whose days are impossible, too many, or repeated too often. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Lines are put together first: they may be folded inside of a character. What is not UTF-8 comes from Windows. */
    private static String text(byte[] file) {
        byte[] unfolded = new String(file, StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n[ \t]", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(unfolded))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException notUtf8) {
            return new String(unfolded, Charset.forName("windows-1252"));
        }
    }

    private void rememberReplaced(VEvent event) {
        Temporal replaces = date(event, Property.RECURRENCE_ID);
        if (replaces != null) {
            replaced.computeIfAbsent(uid(event), u -> new HashSet<>()).add(replaces);
        }
    }

    private void read(VEvent event) {
        if (!(date(event, Property.DTSTART) instanceof LocalDate first)
                || text(event, Property.STATUS).equalsIgnoreCase("CANCELLED")) {
            return;
        }
        String title = title(event);
        try {
            long more = ChronoUnit.DAYS.between(first, last(event, first));
            for (LocalDate start : starts(event, first)) {
                closures.add(new Closure(Closure.Kind.SCHOOL_HOLIDAY, title, start, start.plusDays(more), site));
            }
        } catch (Refused | DateTimeException impossible) {
            leftOut.add(title);
        }
        mustBeFew(closures.size());
    }

    private static void mustBeFew(int periods) {
        if (periods > MOST) {
            throw new Refused(PlanningRefusal.CALENDAR_TOO_LARGE);
        }
    }

    /** The end of whole days is the first day after; without one, or when it is the start, it is a day. */
    private static LocalDate last(VEvent event, LocalDate first) {
        Temporal end = event.getProperty(Property.DTEND).isPresent()
                ? date(event, Property.DTEND)
                : event.<Duration>getProperty(Property.DURATION)
                        .<Temporal>map(duration -> first.plus(duration.getDuration()))
                        .orElse(first);
        if (!(end instanceof LocalDate after)) {
            throw new DateTimeException("begins with a day and ends with an hour");
        }
        return after.equals(first) ? first : after.minusDays(1);
    }

    private List<LocalDate> starts(VEvent event, LocalDate first) {
        if (event.getProperty(Property.RRULE).isEmpty()
                && event.getProperty(Property.RDATE).isEmpty()) {
            return List.of(first);
        }
        LocalDate now = first.isAfter(today) ? first : today;
        List<LocalDate> starts = event
                .<LocalDate>calculateRecurrenceSet(new Period<>(today.minusYears(1), now.plusYears(YEARS_AHEAD)))
                .stream()
                .map(Period::getStart)
                .filter(start -> !replaced.getOrDefault(uid(event), Set.of()).contains(start))
                .toList();
        if (starts.size() > MOST_REPEATED) {
            throw new DateTimeException("repeated too often");
        }
        return starts;
    }

    private static Temporal date(VEvent event, String property) {
        return event.<DateProperty<Temporal>>getProperty(property)
                .map(DateProperty::getDate)
                .orElse(null);
    }

    private static String uid(VEvent event) {
        return text(event, Property.UID);
    }

    private static String title(VEvent event) {
        String title = text(event, Property.SUMMARY).replaceAll("\\s+", " ").strip();
        if (title.isEmpty()) {
            return "–";
        }
        return title.codePointCount(0, title.length()) > LONGEST_TITLE
                ? title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE))
                : title;
    }

    private static String text(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }
}
