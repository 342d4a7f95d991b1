package org.tremplin.planning.availability;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.Duration;
import org.tremplin.planning.availability.LeftOut.Why;
import org.tremplin.platform.Folding;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.Encoding;

/**
 * The school holidays in an iCalendar file (RFC 5545): its all-day events, including those given with hours, from
 * midnight to midnight. Events that are not closures or cannot be read are reported by title. Recurring events are
 * expanded from last year to {@link #YEARS_AHEAD} years ahead.
 */
final class SchoolCalendar {
    static final int YEARS_AHEAD = 3;
    private static final int MOST_REPEATED = 366;
    private static final int MOST = 2_000;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_UID = 255;
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private static final Pattern EVENT =
            Pattern.compile("(?ims)^BEGIN:VEVENT\\s*?$(.*?)(?:^END:VEVENT\\s*?$|(?=^BEGIN:VEVENT\\s*?$)|\\z)");
    private static final Pattern ZONE = Pattern.compile("(?im)^X-WR-TIMEZONE:(.+)$");
    private static final Pattern TITLE = Pattern.compile("(?im)^SUMMARY[^:\\n]*:(.*)$");

    /** Local time is taken as it is, whatever zone the exporting program names. */
    private static final Pattern ZONE_OF_A_TIME =
            Pattern.compile("(?im)^([A-Z-]+[^:\\n]*?);TZID=(?:\"[^\"]*\"|[^;:\\n]*)");

    private static final Pattern BACK_TO_SCHOOL = Pattern.compile(
            "\\b(?:pre[- ]?)?rentrees?\\b|\\breprise\\b|\\bback to school\\b|\\bstart (?:van het )?schooljaar\\b|\\beerste schooldag\\b");
    private static final Pattern PERIOD = Pattern.compile(
            "\\b(?:vacances?|conges|vakanties?|holidays|ferien|break)\\b"
                    + "|\\bconge (?:d['’ ]|de )?(?:scolaire|automne|hiver|ete|printemps|detente|noel|toussaint|carnaval|paques)");

    /** An event and the time zone of its calendar. */
    private record Found(VEvent event, ZoneId zone) {}

    private final LocalDate today;
    private final ZoneId zone;
    private final Long site;
    private final List<Closure> closures = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Set<String> uids = new HashSet<>();
    /** The occurrences replaced by events of their own (RECURRENCE-ID), by UID. */
    private final Map<String, Set<Temporal>> replaced = new HashMap<>();

    /**
     * Refuses what is not a calendar, and more than {@link #MOST} periods.
     *
     * @param zone the zone of midnight when the file does not name one
     * @param site null for every site
     */
    SchoolCalendar(byte[] file, LocalDate today, ZoneId zone, Long site) {
        this.today = today;
        this.zone = zone;
        this.site = site;
        String text = text(file);
        if (!Pattern.compile("(?im)^BEGIN:VCALENDAR\\s*$").matcher(text).find()) {
            throw new Refused(AvailabilityRefusal.NOT_A_CALENDAR);
        }
        List<Found> events = events(text);
        mustBeFew(events.size());
        events.forEach(found -> guarded(found, this::rememberReplaced));
        events.forEach(found -> guarded(found, this::read));
    }

    List<Closure> closures() {
        return closures;
    }

    /** The events that are not closures, in the order of the file. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** The UIDs of all its events, including those left out because they are cancelled. */
    Set<String> uids() {
        return uids;
    }

    // ---------------------------------------------------------------- the text

    /** Unfolds the lines before decoding: they may be folded inside a character. */
    private static String text(byte[] file) {
        Encoding encoding = Encoding.of(file);
        boolean wide = encoding.charset().name().startsWith("UTF-16");
        String text;
        if (wide) {
            text = encoding.text(file).replaceAll("\r?\n[ \t]", "");
        } else {
            byte[] unfolded = new String(file, StandardCharsets.ISO_8859_1)
                    .replaceAll("\r?\n[ \t](?=\\S)", "")
                    .getBytes(StandardCharsets.ISO_8859_1);
            text = utf8(unfolded);
        }
        return text.replace("\uFEFF", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("\n(?:[ \t]*\n)+", "\n");
    }

    private static String utf8(byte[] unfolded) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(unfolded))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return Encoding.of(unfolded).text(unfolded);
        }
    }

    /** Every event of every calendar, each parsed separately: one that cannot be read does not affect the others. */
    private List<Found> events(String text) {
        List<Found> events = new ArrayList<>();
        for (String calendar : text.split("(?im)(?=^BEGIN:VCALENDAR\\s*$)")) {
            ZoneId own = own(calendar);
            Matcher event = EVENT.matcher(calendar);
            while (event.find()) {
                mustBeFew(events.size());
                String lines = ZONE_OF_A_TIME.matcher(event.group(1)).replaceAll("$1");
                lines = ZONE_OF_A_TIME.matcher(lines).replaceAll("$1");
                try {
                    events.add(new Found(event(lines.strip()), own));
                } catch (IOException | ParserException | DateTimeException | IllegalArgumentException unreadable) {
                    leftOut.add(new LeftOut(title(event.group(1)), Why.UNREADABLE));
                }
            }
        }
        return events;
    }

    private static VEvent event(String lines) throws IOException, ParserException {
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n" + lines.replace("\n", "\r\n")
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        return new CalendarBuilder()
                .build(new StringReader(calendar)).<VEvent>getComponents(Component.VEVENT).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no event"));
    }

    private ZoneId own(String calendar) {
        Matcher said = ZONE.matcher(calendar);
        try {
            return said.find() ? ZoneId.of(said.group(1).strip()) : zone;
        } catch (DateTimeException unknown) {
            return zone;
        }
    }

    private static String title(String lines) {
        Matcher title = TITLE.matcher(lines);
        return shortTitle(title.find() ? title.group(1).replace("\\,", ",").replace("\\n", " ") : "");
    }

    // ---------------------------------------------------------------- events

    private interface Step {
        void take(VEvent event, ZoneId zone);
    }

    /** Values are parsed on access: an invalid one leaves its event out. */
    private void guarded(Found found, Step step) {
        try {
            step.take(found.event(), found.zone());
        } catch (DateTimeException | IllegalArgumentException | UnsupportedOperationException unreadable) {
            LeftOut out = new LeftOut(title(found.event()), Why.UNREADABLE);
            if (!leftOut.contains(out)) {
                leftOut.add(out);
            }
        }
    }

    private void rememberReplaced(VEvent event, ZoneId zone) {
        Temporal replaces = date(event, Property.RECURRENCE_ID);
        if (replaces != null) {
            replaced.computeIfAbsent(uid(event), u -> new HashSet<>()).add(replaces);
        }
    }

    private void read(VEvent event, ZoneId zone) {
        String title = title(event);
        if (!uid(event).isEmpty()) {
            uids.add(uid(event));
        }
        Why why = text(event, Property.STATUS).equalsIgnoreCase("CANCELLED") ? Why.CANCELLED : read(event, zone, title);
        if (why != null) {
            leftOut.add(new LeftOut(title, why));
        }
        mustBeFew(closures.size());
    }

    /** @return why it is not a closure, null when it is one */
    private Why read(VEvent event, ZoneId zone, String title) {
        Temporal start = date(event, Property.DTSTART);
        if (start == null) {
            return Why.NO_DAY;
        }
        String folded = Folding.fold(title);
        if (BACK_TO_SCHOOL.matcher(folded).find() && !PERIOD.matcher(folded).find()) {
            return Why.NO_CLOSURE;
        }
        boolean ends = event.getProperty(Property.DTEND).isPresent()
                || event.getProperty(Property.DURATION).isPresent();
        if (!ends && PERIOD.matcher(folded).find()) {
            return Why.NO_END;
        }
        LocalDate first;
        LocalDate last;
        if (start instanceof LocalDate day) {
            first = day;
            if (end(event, day) instanceof LocalDate after) {
                last = after.equals(day) ? day : after.minusDays(1);
            } else {
                return Why.UNREADABLE;
            }
        } else {
            Temporal end = end(event, start);
            LocalDate[] days = wholeDays(
                    start, end, zone, text(event, "X-MICROSOFT-CDO-ALLDAYEVENT").equalsIgnoreCase("TRUE"));
            if (days == null) {
                return Why.HOURS;
            }
            first = days[0];
            last = days[1];
        }
        if (last.isBefore(first)) {
            return Why.ENDS_BEFORE_START;
        }
        if (ChronoUnit.DAYS.between(first, last) >= Closure.LONGEST) {
            return Why.TOO_LONG;
        }
        List<LocalDate> starts = starts(event, start, first);
        if (starts == null) {
            return Why.TOO_OFTEN;
        }
        long more = ChronoUnit.DAYS.between(first, last);
        String uid = uid(event);
        for (LocalDate day : starts) {
            closures.add(new Closure(
                    Closure.Kind.SCHOOL_HOLIDAY, title, day, day.plusDays(more), site, uid.isEmpty() ? null : uid));
        }
        return null;
    }

    private static Temporal end(VEvent event, Temporal start) {
        return event.getProperty(Property.DTEND).isPresent()
                ? date(event, Property.DTEND)
                : event.<Duration>getProperty(Property.DURATION)
                        .<Temporal>map(duration -> start.plus(duration.getDuration()))
                        .orElse(start);
    }

    /**
     * The first and last day of an event that begins at midnight and ends at midnight or the minute before: in local
     * time, otherwise in the zone of its calendar, of the association or UTC. Null for an event with hours.
     */
    private LocalDate[] wholeDays(Temporal start, Temporal end, ZoneId own, boolean said) {
        List<ZoneId> zones = List.of(own, zone, ZoneOffset.UTC);
        for (ZoneId midnight : zones) {
            LocalDateTime from = wall(start, midnight);
            LocalDateTime to = wall(end, midnight);
            boolean whole = from.toLocalTime().equals(LocalTime.MIDNIGHT)
                    && (to.toLocalTime().equals(LocalTime.MIDNIGHT) && to.isAfter(from)
                            || !to.toLocalTime().isBefore(LAST_MINUTE));
            if (whole || said) {
                LocalDate after = to.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? to.toLocalDate()
                        : to.toLocalDate().plusDays(1);
                LocalDate last = after.minusDays(1);
                return new LocalDate[] {
                    from.toLocalDate(), last.isBefore(from.toLocalDate()) && said ? from.toLocalDate() : last
                };
            }
        }
        return null;
    }

    private static LocalDateTime wall(Temporal time, ZoneId zone) {
        if (time instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        return time instanceof LocalDateTime wall ? wall : LocalDateTime.ofInstant(Instant.from(time), zone);
    }

    /** The first days of its occurrences, null when there are too many. */
    private List<LocalDate> starts(VEvent event, Temporal start, LocalDate first) {
        if (event.getProperty(Property.RRULE).isEmpty()
                && event.getProperty(Property.RDATE).isEmpty()) {
            return List.of(first);
        }
        LocalDate now = first.isAfter(today) ? first : today;
        Set<Temporal> others = replaced.getOrDefault(uid(event), Set.of());
        List<LocalDate> starts;
        if (start instanceof LocalDate) {
            starts =
                    event
                            .<LocalDate>calculateRecurrenceSet(
                                    new Period<>(today.minusYears(1), now.plusYears(YEARS_AHEAD)))
                            .stream()
                            .map(Period::getStart)
                            .filter(day -> !others.contains(day))
                            .toList();
        } else if (start instanceof LocalDateTime) {
            starts = event
                    .<LocalDateTime>calculateRecurrenceSet(new Period<>(
                            today.minusYears(1).atStartOfDay(),
                            now.plusYears(YEARS_AHEAD).atStartOfDay()))
                    .stream()
                    .map(Period::getStart)
                    .filter(time -> !others.contains(time))
                    .map(LocalDateTime::toLocalDate)
                    .toList();
        } else {
            return null;
        }
        return starts.size() > MOST_REPEATED ? null : starts;
    }

    private static void mustBeFew(int periods) {
        if (periods > MOST) {
            throw new Refused(AvailabilityRefusal.CALENDAR_TOO_LARGE);
        }
    }

    private static Temporal date(VEvent event, String property) {
        return event.<DateProperty<Temporal>>getProperty(property)
                .map(DateProperty::getDate)
                .orElse(null);
    }

    private static String uid(VEvent event) {
        String uid = text(event, Property.UID).strip();
        return uid.length() > LONGEST_UID ? uid.substring(0, LONGEST_UID) : uid;
    }

    private static String title(VEvent event) {
        return shortTitle(text(event, Property.SUMMARY));
    }

    private static String shortTitle(String said) {
        String title = PlainText.clean(said);
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
