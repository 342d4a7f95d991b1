package org.tremplin.planning.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.offer.CalendarText;
import org.tremplin.platform.Refused;

/** Calendars of schools as they are really written, and as they should not be. */
class SchoolCalendarTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ecoles//FR\r\n"
                + IntStream.range(0, events.length)
                        .mapToObj(i -> "BEGIN:VEVENT\r\n" + (events[i].contains("UID:") ? "" : "UID:" + i + "\r\n")
                                + "DTSTAMP:20260101T000000Z\r\n" + events[i].replace("|", "\r\n")
                                + "\r\nEND:VEVENT\r\n")
                        .collect(Collectors.joining())
                + "END:VCALENDAR\r\n";
    }

    private static SchoolCalendar read(String... events) {
        return new SchoolCalendar(calendar(events).getBytes(StandardCharsets.UTF_8), TODAY, BRUSSELS, null);
    }

    private static List<String> periods(SchoolCalendar calendar) {
        assertThat(calendar.leftOut()).isEmpty();
        return calendar.closures().stream()
                .map(c -> c.startsOn() + "/" + c.endsOn())
                .toList();
    }

    private static AvailabilityRefusal refusal(Refused refused) {
        return (AvailabilityRefusal) refused.refusal();
    }

    @ParameterizedTest
    @CsvSource({
        "DTEND;VALUE=DATE:20261031, 2026-10-30",
        "DURATION:P12D, 2026-10-30",
        "DURATION:P2W, 2026-11-01",
        "DTEND;VALUE=DATE:20261019, 2026-10-19",
        "DURATION:P0D, 2026-10-19",
        "CLASS:PUBLIC, 2026-10-19"
    })
    void an_event_ends_where_its_end_or_its_duration_says(String end, LocalDate last) {
        assertThat(periods(read("DTSTART;VALUE=DATE:20261019|" + end))).containsExactly("2026-10-19/" + last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;VALUE=DATE:20261019|STATUS:CANCELLED",
                "DTSTART:20261019T080000Z|DTEND:20261019T090000Z",
                "SUMMARY:Sans date"
            })
    void what_is_cancelled_or_has_hours_or_no_day_closes_nothing_and_is_named(String event) {
        assertThat(read(event).closures()).isEmpty();
        assertThat(read(event).leftOut()).hasSize(1);
    }

    @Test
    void what_repeats_is_written_out_with_its_exceptions() {
        String autumn = "DTSTART;VALUE=DATE:20261019|DURATION:P5D|SUMMARY:Automne|RRULE:FREQ=YEARLY";
        assertThat(periods(read(autumn + ";COUNT=3")))
                .containsExactly("2026-10-19/2026-10-23", "2027-10-19/2027-10-23", "2028-10-19/2028-10-23");
        assertThat(periods(read(autumn + ";COUNT=3|EXDATE;VALUE=DATE:20271019|RDATE;VALUE=DATE:20280302")))
                .containsExactly("2026-10-19/2026-10-23", "2028-03-02/2028-03-06", "2028-10-19/2028-10-23");
        assertThat(
                        periods(
                                read(
                                        "UID:a|" + autumn + ";COUNT=2",
                                        "UID:a|DTSTART;VALUE=DATE:20271025|DURATION:P5D|SUMMARY:Automne|RECURRENCE-ID;VALUE=DATE:20271019")))
                .containsExactly("2026-10-19/2026-10-23", "2027-10-25/2027-10-29");
        assertThat(read(
                                "UID:a|" + autumn + ";COUNT=2",
                                "UID:a|DTSTART;VALUE=DATE:20271019|STATUS:CANCELLED|RECURRENCE-ID;VALUE=DATE:20271019")
                        .closures())
                .extracting(c -> c.startsOn() + "/" + c.endsOn())
                .containsExactly("2026-10-19/2026-10-23");
    }

    @Test
    void without_an_end_it_repeats_from_last_year_to_three_years_ahead() {
        assertThat(periods(read("DTSTART;VALUE=DATE:19701111|RRULE:FREQ=YEARLY")))
                .containsExactly(
                        "2026-11-11/2026-11-11",
                        "2027-11-11/2027-11-11",
                        "2028-11-11/2028-11-11",
                        "2029-11-11/2029-11-11");
        assertThat(periods(read("DTSTART;VALUE=DATE:20240229|RRULE:FREQ=YEARLY")))
                .containsExactly("2028-02-29/2028-02-29");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;VALUE=DATE:20260901|DTEND;VALUE=DATE:20270903",
                "DTSTART;VALUE=DATE:20260901|DURATION:P367D",
                "DTSTART;VALUE=DATE:20260901|DTEND;VALUE=DATE:20260801",
                "DTSTART;VALUE=DATE:20260901|DURATION:-P2D",
                "DTSTART;VALUE=DATE:20260901|DURATION:PT24H",
                "DTSTART;VALUE=DATE:20260901|DTEND:20260902T080000Z",
                "DTSTART;VALUE=DATE:20260901|RRULE:FREQ=HOURLY",
                "DTSTART;VALUE=DATE:20260901|RRULE:FREQ=DAILY"
            })
    void an_impossible_event_is_left_out_by_name_and_the_others_are_read(String event) {
        SchoolCalendar calendar = read(event + "|SUMMARY:Année", "DTSTART;VALUE=DATE:20261019|SUMMARY:Automne");
        assertThat(calendar.leftOut()).extracting(LeftOut::title).containsExactly("Année");
        assertThat(calendar.closures()).extracting(Closure::title).containsExactly("Automne");
    }

    @Test
    void a_whole_year_is_not_too_long() {
        assertThat(periods(read("DTSTART;VALUE=DATE:20280101|DTEND;VALUE=DATE:20290101")))
                .containsExactly("2028-01-01/2028-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void accents_are_read_in_either_encoding(String charset) {
        byte[] file = calendar("DTSTART;VALUE=DATE:20261019|DURATION:P5D|SUMMARY:Congé d’été à 5 €")
                .getBytes(Charset.forName(charset));
        assertThat(new SchoolCalendar(file, TODAY, BRUSSELS, null).closures())
                .extracting(Closure::title)
                .containsExactly("Congé d’été à 5 €");
    }

    @Test
    void a_mark_of_byte_order_and_a_fold_inside_of_a_character_do_no_harm() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        for (byte b : calendar("DTSTART;VALUE=DATE:20261019|SUMMARY:Congé").getBytes(StandardCharsets.UTF_8)) {
            if (b == (byte) 0xA9) {
                file.writeBytes("\r\n ".getBytes(StandardCharsets.US_ASCII));
            }
            file.write(b);
        }
        assertThat(new SchoolCalendar(file.toByteArray(), TODAY, BRUSSELS, null).closures())
                .extracting(Closure::title)
                .containsExactly("Congé");
    }

    @Test
    void a_long_title_is_cut_between_characters_and_an_empty_one_is_a_dash() {
        SchoolCalendar calendar = read(
                "DTSTART;VALUE=DATE:20261019|SUMMARY:" + "🏖".repeat(130),
                "DTSTART;VALUE=DATE:20261020",
                "DTSTART;VALUE=DATE:20261021|DURATION:P5D|SUMMARY:Congé\\nd'automne");
        assertThat(calendar.closures())
                .extracting(Closure::title)
                .containsExactly("🏖".repeat(120), "–", "Congé d'automne");
    }

    @Test
    void what_is_no_calendar_or_far_too_large_is_refused() {
        assertThatThrownBy(() -> new SchoolCalendar(
                        "nom;prenom\nHaddad;Amina".getBytes(StandardCharsets.UTF_8), TODAY, BRUSSELS, null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(refusal(no)).isEqualTo(AvailabilityRefusal.NOT_A_CALENDAR));
        String[] weekly = new String[20];
        Arrays.fill(weekly, "DTSTART;VALUE=DATE:20261019|RRULE:FREQ=WEEKLY");
        assertThatThrownBy(() -> read(weekly))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(refusal(no)).isEqualTo(AvailabilityRefusal.CALENDAR_TOO_LARGE));
    }

    private static SchoolCalendar fault(String name) throws IOException {
        try (InputStream in = SchoolCalendarTest.class.getResourceAsStream("/faults/calendars/" + name + ".ics")) {
            return new SchoolCalendar(in.readAllBytes(), TODAY, BRUSSELS, null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2utc, 2027-10-23/2027-11-07",
        "3outlook, 2028-02-21/2028-03-05",
        "7same, 2028-03-10/2028-03-10",
        "11blank, 2028-05-25/2028-05-27",
        "12a, 2030-05-01/2030-05-07",
        "12b, 2030-05-08/2030-05-14"
    })
    void calendars_of_other_programs_are_read_in_their_days(String file, String period) throws IOException {
        assertThat(periods(fault(file))).containsExactly(period);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "DTSTART:20271023T000000|DTEND:20271107T235900 ! 2027-10-23/2027-11-07",
                "DTSTART:20271023T000000|DTEND:20271107T235959 ! 2027-10-23/2027-11-07",
                "DTSTART:20271023T000000|DTEND:20271023T235900 ! 2027-10-23/2027-10-23",
                "DTSTART:20271023T000000Z|DTEND:20271108T000000Z ! 2027-10-23/2027-11-07",
                "DTSTART;TZID=Nowhere/Land:20271023T000000|DTEND;TZID=Nowhere/Land:20271025T000000 ! 2027-10-23/2027-10-24",
                "DTSTART;TZID=\"(UTC+01:00) Brussels; Paris\":20271023T000000|DURATION:P2D ! 2027-10-23/2027-10-24",
                "DTSTART;VALUE=DATE:20271023|DTEND;VALUE=DATE:20271025 ! 2027-10-23/2027-10-24"
            })
    void from_midnight_to_midnight_is_whole_days_in_whatever_zone(String event, String period) {
        assertThat(periods(read(event + "|SUMMARY:Automne"))).containsExactly(period);
    }

    @Test
    void a_holiday_without_an_end_and_the_first_day_of_school_are_named() throws IOException {
        SchoolCalendar summer = fault("8summer");
        assertThat(summer.closures()).isEmpty();
        assertThat(summer.leftOut())
                .containsExactly(
                        new LeftOut("Vacances d’été", LeftOut.Why.NO_END),
                        new LeftOut("Rentrée scolaire des élèves", LeftOut.Why.NO_CLOSURE),
                        new LeftOut("Prérentrée des enseignants", LeftOut.Why.NO_CLOSURE));
        assertThat(read("DTSTART:20271019T080000|DTEND:20271019T100000|SUMMARY:Réunion")
                        .leftOut())
                .containsExactly(new LeftOut("Réunion", LeftOut.Why.HOURS));
    }

    @Test
    void every_calendar_of_a_file_is_read_and_what_cannot_be_costs_no_other() {
        String file = calendar("DTSTART;VALUE=DATE:20261019|SUMMARY:Automne")
                + calendar("DTSTART;VALUE=DATE:2026ABCD|SUMMARY:Cassé", "DTSTART;VALUE=DATE:20261221|SUMMARY:Hiver");
        SchoolCalendar read = new SchoolCalendar(file.getBytes(StandardCharsets.UTF_16), TODAY, BRUSSELS, null);
        assertThat(read.closures()).extracting(Closure::title).containsExactly("Automne", "Hiver");
        assertThat(read.leftOut()).containsExactly(new LeftOut("Cassé", LeftOut.Why.UNREADABLE));
    }

    @Test
    void lines_of_a_feed_are_folded_by_octets() {
        String folded =
                CalendarText.folded("SUMMARY:" + "é🏖".repeat(40) + "\r\nSUMMARY:" + "a".repeat(80) + "\r\n b\r\n");
        for (String line : folded.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
        assertThat(folded.replace("\r\n ", ""))
                .isEqualTo("SUMMARY:" + "é🏖".repeat(40) + "\r\nSUMMARY:" + "a".repeat(80) + "b\r\n");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Noise in a good file is read or refused, and never anything else. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_damaged_file_is_read_or_refused(long seed) {
        Random random = new Random(seed);
        byte[] file = calendar("DTSTART;VALUE=DATE:20261019|DURATION:P12D|SUMMARY:Congé|RRULE:FREQ=YEARLY;COUNT=3")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        try {
            assertThat(new SchoolCalendar(file, TODAY, BRUSSELS, null).closures())
                    .hasSizeLessThanOrEqualTo(366);
        } catch (Refused no) {
            assertThat(refusal(no)).isEqualTo(AvailabilityRefusal.NOT_A_CALENDAR);
        }
    }
}
