package org.tremplin.offer;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.tremplin.access.House;

/** Sessions as an iCalendar file (RFC 5545), for {@link Feeds} and the public offer. */
public final class CalendarText {
    private static final int LONGEST_LINE = 75;

    /**
     * Takes the title and the condition for sessions; ?1 is the id for the condition, ?2 and ?3 are the first and last
     * day.
     */
    static final String SESSIONS = """
            select s.id, %s, s.on_date, s.starts_at, s.ends_at, s.status, s.sequence, s.changed_at, r.name, i.name
            from session s join activity_group g on g.id = s.group_id join activity a on a.id = g.activity_id
            join site i on i.id = g.site_id left join room r on r.id = s.room_id
            where %s and s.on_date between ?2 and ?3 order by s.on_date, s.starts_at, s.id""";

    private CalendarText() {}

    /** Sessions as a calendar. @param rows in the columns of {@link #SESSIONS} */
    static String of(List<Object[]> rows, House house) {
        Calendar calendar = new Calendar(
                new PropertyList(List.of(
                        new ProdId("-//Tremplin//FR"),
                        ImmutableVersion.VERSION_2_0,
                        ImmutableCalScale.GREGORIAN,
                        new XProperty("X-WR-CALNAME", house.name()),
                        new XProperty("X-PUBLISHED-TTL", "PT1H"))),
                new ComponentList<>());
        calendar.add(TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(house.zone().getId())
                .getVTimeZone());
        rows.forEach(row -> calendar.add(event(row, house.zone())));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString());
    }

    /** Folds lines at 75 octets, as RFC 5545 requires, between characters; the library counts characters instead. */
    public static String folded(String calendar) {
        StringBuilder folded = new StringBuilder(calendar.length() + calendar.length() / 50);
        for (String line : calendar.replaceAll("\r\n[ \t]", "").split("\r\n")) {
            int octets = 0;
            for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
                int sign = line.codePointAt(i);
                int size = sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
                if (octets + size > LONGEST_LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.appendCodePoint(sign);
                octets += size;
            }
            folded.append("\r\n");
        }
        return folded.toString();
    }

    private static VEvent event(Object[] row, ZoneId zone) {
        LocalDate date = ((Date) row[2]).toLocalDate();
        Instant changed = (row[7] instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) row[7])
                .toInstant(ZoneOffset.UTC);
        String place = Stream.of((String) row[8], (String) row[9])
                .filter(name -> name != null)
                .collect(Collectors.joining(", "));
        return new VEvent(new PropertyList(List.of(
                new Uid("session-" + row[0] + "@tremplin"),
                new DtStamp(changed),
                new LastModified(changed),
                new Sequence(((Number) row[6]).intValue()),
                new Status(row[5].equals("CANCELLED") ? "CANCELLED" : "CONFIRMED"),
                new DtStart<>(date.atTime(((Time) row[3]).toLocalTime()).atZone(zone)),
                new DtEnd<>(date.atTime(((Time) row[4]).toLocalTime()).atZone(zone)),
                new Summary((String) row[1]),
                new Location(place))));
    }
}
