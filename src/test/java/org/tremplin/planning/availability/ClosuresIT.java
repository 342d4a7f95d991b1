package org.tremplin.planning.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** Closed days: of the law, of the schools, of the association; in other years than other tests plan in. */
@InContainer
class ClosuresIT {
    private static final Long NOWHERE = 999_999_999L;
    private static final LocalDate EASTER_MONDAY = LocalDate.of(2032, 3, 29);

    @Inject
    private Cast cast;

    @Inject
    private Closures closures;

    @Inject
    private Houses houses;

    @BeforeEach
    void coordinator() {
        cast.become(Role.COORDINATOR);
    }

    @Test
    void the_public_holidays_of_a_year_are_added_once() {
        // the ten of the law, and the Sundays of Easter and Pentecost
        assertThat(closures.addPublicHolidays("be", 2032)).isEqualTo(12);
        assertThat(closures.addPublicHolidays("be", 2032)).isZero();
        assertThat(closures.between(LocalDate.of(2032, 1, 1), LocalDate.of(2032, 12, 31), 0))
                .hasSize(12)
                .containsKeys(EASTER_MONDAY, LocalDate.of(2032, 7, 21), LocalDate.of(2032, 11, 1))
                .doesNotContainKey(LocalDate.of(2032, 11, 15));
    }

    @Test
    void moselle_rests_on_good_friday_and_the_rest_of_france_does_not() {
        closures.addPublicHolidays("fr", 2033);
        LocalDate goodFriday = LocalDate.of(2033, 4, 15);
        assertThat(closures.between(goodFriday, goodFriday, 0)).isEmpty();
        closures.addPublicHolidays("fr-57", 2033);
        assertThat(closures.between(goodFriday, goodFriday, 0)).hasSize(1);
    }

    @Test
    void a_day_of_one_site_is_no_day_of_another() {
        cast.become(Role.ADMINISTRATOR);
        long other = houses.addSite("Antenne " + Cast.unique(), null);
        LocalDate day = LocalDate.of(2034, 5, 5);
        closures.add("Déménagement", day, day, other);
        assertThat(closures.between(day, day, other)).containsExactly(entry(day, "Déménagement"));
        assertThat(closures.between(day, day, Cast.HEAD_OFFICE)).isEmpty();
        assertThatThrownBy(() -> closures.add("Déménagement", day, day, other)).isInstanceOf(Refused.class);
    }

    @Test
    void the_schools_calendar_is_read_in_whole_days_and_only_once() throws IOException {
        byte[] file;
        try (InputStream in = getClass().getResourceAsStream("/conges.ics")) {
            file = in.readAllBytes();
        }
        LeftOut rentree = new LeftOut("Rentrée", LeftOut.Why.NO_CLOSURE);
        assertThat(closures.importCalendar(file, null))
                .isEqualTo(new ImportedCalendar(2, 2, List.of(), List.of(rentree)));
        assertThat(closures.importCalendar(file, null))
                .isEqualTo(new ImportedCalendar(2, 0, List.of(), List.of(rentree)));
        var autumn = closures.between(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 30), 0);
        assertThat(autumn)
                .containsKeys(LocalDate.of(2026, 10, 19), LocalDate.of(2026, 10, 30))
                .doesNotContainKeys(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 2));
        assertThat(autumn.get(LocalDate.of(2026, 10, 19))).isEqualTo("Congé d'automne (Toussaint), deux semaines");
        assertThat(closures.between(LocalDate.of(2028, 2, 29), LocalDate.of(2028, 2, 29), 0))
                .hasSize(1);
    }

    @Test
    void what_is_no_calendar_is_refused_and_trainers_close_nothing() {
        byte[] file = "nom;prenom\nHaddad;Amina".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> closures.importCalendar(file, null)).isInstanceOf(Refused.class);
        cast.become(Role.TRAINER);
        LocalDate day = LocalDate.of(2034, 6, 6);
        assertThatThrownBy(() -> closures.add("Repos", day, day, null)).isInstanceOf(Missing.class);
    }

    @Test
    void what_was_removed_can_be_put_back() {
        LocalDate day = LocalDate.of(2035, 7, 7);
        closures.add("Grève", day, day, null);
        ClosureRow row = closures.ofYear(2035).get(0);
        closures.remove(row.id(), row.version());
        assertThat(closures.between(day, day, 0)).isEmpty();
        closures.restore(row);
        assertThat(closures.between(day, day, 0)).containsExactly(entry(day, "Grève"));
    }

    @Test
    void belgium_and_france_together_close_each_day_once() {
        int belgian = closures.addPublicHolidays("be", 2036);
        int french = closures.addPublicHolidays("fr", 2036);
        assertThat(french).isPositive();
        assertThat(closures.addPublicHolidays("fr-57", 2036)).isEqualTo(2);
        assertThat(closures.ofYear(2036))
                .hasSize(belgian + french + 2)
                .extracting(ClosureRow::startsOn)
                .doesNotHaveDuplicates()
                .contains(LocalDate.of(2036, 7, 14), LocalDate.of(2036, 7, 21));
    }

    @Test
    void two_holidays_on_one_day_are_one_closure_with_both_names() {
        LocalDate ascension = LocalDate.of(2008, 5, 1);
        closures.addPublicHolidays("be", 2008);
        assertThat(closures.between(ascension, ascension, 0).get(ascension)).contains("Ascension", "travail");
        assertThat(closures.ofYear(2008)).extracting(ClosureRow::startsOn).doesNotHaveDuplicates();
    }

    @Test
    void days_that_are_closed_already_are_not_closed_again_by_another_name() {
        LocalDate day = LocalDate.of(2037, 3, 3);
        closures.add("Inventaire", day, day, Cast.HEAD_OFFICE);
        closures.add("Grève", day, day, null);
        for (Long site : new Long[] {null, Cast.HEAD_OFFICE}) {
            assertThatThrownBy(() -> closures.add("Manifestation", day, day, site))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            no -> assertThat(no.refusal()).isEqualTo(AvailabilityRefusal.CLOSURE_THERE_ALREADY));
        }
        assertThat(closures.ofYear(2037)).hasSize(2);
    }

    @Test
    void a_coordinator_of_one_site_closes_that_site_and_nothing_else() {
        cast.become(Role.ADMINISTRATOR);
        long ours = houses.addSite("Antenne " + Cast.unique(), null);
        LocalDate day = LocalDate.of(2038, 2, 2);
        closures.add("Travaux", day, day, null);
        closures.add("Inventaire", day, day.plusDays(1), Cast.HEAD_OFFICE);
        List<ClosureRow> others = closures.ofYear(2038);

        cast.become(Role.COORDINATOR, Set.of(ours), null);
        LocalDate free = day.plusDays(7);
        closures.add("Déménagement", free, free, ours);
        ClosureRow own = closures.ofYear(2038).stream()
                .filter(row -> Long.valueOf(ours).equals(row.siteId()))
                .findFirst()
                .orElseThrow();
        closures.remove(own.id(), own.version());
        closures.restore(own);
        assertThat(closures.importCalendar(calendar(day(free.plusDays(1), "Carnaval")), ours)
                        .added())
                .isEqualTo(1);
        assertThat(closures.between(free, free.plusDays(1), ours)).hasSize(2);

        byte[] file = calendar(day(free.plusDays(2), "Carnaval"));
        for (Long site : new Long[] {null, Cast.HEAD_OFFICE}) {
            assertThatThrownBy(() -> closures.add("Repos", free, free, site)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> closures.importCalendar(file, site)).isInstanceOf(Missing.class);
        }
        assertThatThrownBy(() -> closures.addPublicHolidays("be", 2038)).isInstanceOf(Missing.class);
        assertThat(others).hasSize(2).allSatisfy(row -> {
            assertThatThrownBy(() -> closures.remove(row.id(), row.version())).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> closures.restore(row)).isInstanceOf(Missing.class);
        });
        assertThat(closures.ofYear(2038)).hasSize(4);
    }

    @Test
    void a_site_that_is_not_there_is_missing() {
        LocalDate day = LocalDate.of(2039, 4, 4);
        byte[] file = calendar(day(day, "Carnaval"));
        assertThatThrownBy(() -> closures.add("Repos", day, day, NOWHERE)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> closures.importCalendar(file, NOWHERE)).isInstanceOf(Missing.class);
        ClosureRow row = new ClosureRow(1, 0, day, day, "Repos", Closure.Kind.OWN, NOWHERE, null);
        assertThatThrownBy(() -> closures.restore(row)).isInstanceOf(Missing.class);
    }

    @Test
    void a_year_at_most_is_closed_and_only_the_days_asked_for_are_read() {
        LocalDate first = LocalDate.of(2040, 1, 1);
        LocalDate last = LocalDate.of(2040, 12, 31);
        assertThatThrownBy(() -> closures.add("Rénovation", first, last.plusDays(1), null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(AvailabilityRefusal.CLOSURE_TOO_LONG));
        closures.add("Rénovation", first, last, null);
        assertThat(closures.between(LocalDate.of(2039, 12, 30), first, 0)).containsOnlyKeys(first);
        assertThat(closures.between(last, LocalDate.of(2041, 1, 5), 0)).containsOnlyKeys(last);
        assertThat(closures.between(first, last, 0)).hasSize(366);
    }

    @Test
    void an_event_that_cannot_be_kept_is_named_and_one_that_comes_twice_counts_once() {
        LocalDate day = LocalDate.of(2042, 5, 5);
        byte[] file = calendar(
                day(day, "Carnaval"),
                day(day, "Carnaval"),
                day(day.plusDays(1), "Annulé") + "STATUS:CANCELLED\r\n",
                "DTSTART;VALUE=DATE:20420901\r\nDURATION:P400D\r\nSUMMARY:Années\r\n");
        assertThat(closures.importCalendar(file, null))
                .isEqualTo(new ImportedCalendar(
                        1,
                        1,
                        List.of(),
                        List.of(
                                new LeftOut("Annulé", LeftOut.Why.CANCELLED),
                                new LeftOut("Années", LeftOut.Why.TOO_LONG))));
        assertThat(closures.ofYear(2042)).extracting(ClosureRow::title).containsExactly("Carnaval");
    }

    @Test
    void an_event_that_a_newer_file_has_on_other_days_moves_after_it_was_shown() throws IOException {
        LocalDate before = LocalDate.of(2030, 5, 1);
        LocalDate after = LocalDate.of(2030, 5, 8);
        assertThat(closures.importCalendar(fault("12a"), null).added()).isOne();
        ImportedCalendar newer = closures.importCalendar(fault("12b"), null);
        assertThat(newer.added()).isZero();
        assertThat(newer.moved()).singleElement().returns(after, MovedClosure::startsOn);
        assertThat(closures.between(before, before, 0)).hasSize(1);
        assertThat(closures.between(after, after, 0)).isEmpty();
        closures.move(newer.moved());
        assertThat(closures.between(before, before, 0)).isEmpty();
        assertThat(closures.between(after, after, 0)).hasSize(1);
        assertThat(closures.importCalendar(fault("12b"), null))
                .isEqualTo(new ImportedCalendar(1, 0, List.of(), List.of()));
    }

    private static byte[] fault(String name) throws IOException {
        try (InputStream in = ClosuresIT.class.getResourceAsStream("/faults/calendars/" + name + ".ics")) {
            return in.readAllBytes();
        }
    }

    @Test
    void the_calendar_of_a_windows_computer_keeps_its_accents() {
        LocalDate day = LocalDate.of(2043, 6, 6);
        String text = new String(calendar(day(day, "Fête de l'été")), StandardCharsets.UTF_8);
        closures.importCalendar(text.getBytes(Charset.forName("windows-1252")), null);
        assertThat(closures.between(day, day, 0)).containsExactly(entry(day, "Fête de l'été"));
    }

    @Test
    void three_hundred_events_cost_as_many_statements_as_three() throws Exception {
        LocalDate day = LocalDate.of(2044, 1, 1);
        byte[] large = calendar(IntStream.range(0, 300)
                .mapToObj(i -> day(day.plusDays(i), "Jour " + i))
                .toArray(String[]::new));
        assertThat(cast.statements(() -> closures.importCalendar(large, null))).isLessThanOrEqualTo(8);
        assertThat(cast.statements(() -> closures.importCalendar(large, null))).isLessThanOrEqualTo(4);
        assertThat(closures.ofYear(2044)).hasSize(300);
    }

    private static byte[] calendar(String... events) {
        return Stream.of(events)
                .map(e -> "BEGIN:VEVENT\r\nUID:" + e.hashCode() + "\r\nDTSTAMP:20260101T000000Z\r\n" + e
                        + "END:VEVENT\r\n")
                .collect(Collectors.joining(
                        "", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ecoles//FR\r\n", "END:VCALENDAR\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String day(LocalDate day, String title) {
        return "DTSTART;VALUE=DATE:" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "\r\nSUMMARY:" + title + "\r\n";
    }
}
