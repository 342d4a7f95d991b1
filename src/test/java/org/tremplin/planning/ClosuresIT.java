package org.tremplin.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tremplin.Cast;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** Closed days: of the law, of the schools, of the association; in other years than other tests plan in. */
@ExtendWith(ArquillianExtension.class)
class ClosuresIT {
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
        assertThat(closures.importCalendar(file, null)).isEqualTo(2);
        assertThat(closures.importCalendar(file, null)).isZero();
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
}
