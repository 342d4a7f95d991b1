package org.tremplin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;

/** What makes somebody somebody, and what a file may say of them. */
class PersonTest {
    private static PersonDetails details(String given, String family, String phone, String municipality) {
        return new PersonDetails(
                family, given, null, null, null, null, null, phone, null, municipality, LocalDate.of(2026, 1, 5), 1L);
    }

    @Test
    void one_of_the_two_names_is_enough_and_none_is_not() {
        new Person("P1", Person.Role.LEARNER, details("Amina", "", null, null));
        assertThatThrownBy(() -> new Person("P2", Person.Role.LEARNER, details(" ", "", null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void what_a_file_does_not_speak_of_stays_as_it_is_stored() {
        PersonDetails stored = details("Amina", "Haddad", "+32470123456", "Liège");
        PersonLine line =
                new PersonLine("P1", details("Amina", "El Haddad", null, null), Set.of("code", "nom", "commune"));
        assertThat(line.over(stored)).isEqualTo(details("Amina", "El Haddad", "+32470123456", null));
    }

    @Test
    void a_file_is_completed_by_the_office() {
        Person person = Person.walkIn("P1", "Amina", LocalDate.of(2026, 1, 5), 1L);
        assertThat(person.view().provisional()).isTrue();
        person.change(details("Amina", "Haddad", null, null));
        assertThat(person.view().provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Élève, eleve", "Cœur, COEUR", "Strauß, strauss", "Sørensen, Sorensen", "Nguyễn, NGUYEN"})
    void names_compare_as_the_database_compares_them(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"0470 12 34 56, +32470123456", "06 12 34 56 78, +33612345678", "+44 20 7946 0958, +442079460958"})
    void a_number_is_kept_as_it_is_dialled_from_abroad(String typed, String kept) {
        assertThat(PhoneNumbers.international(typed)).isEqualTo(kept);
    }
}
