package org.tremplin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.platform.Folding;
import org.tremplin.platform.PlainText;
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
    @CsvSource(
            delimiter = '|',
            value = {
                "BE | 0470 12 34 56 | +32470123456",
                "BE | 04 78 12 34 56 | +32478123456",
                "FR | 04 78 12 34 56 | +33478123456",
                "FR | 04 91 12 34 56 | +33491123456",
                "FR | 0467123456 | +33467123456",
                "FR | 0692 12 34 56 | +262692123456",
                "FR | 0690 12 34 56 | +590690123456",
                "FR | 06 96 12 34 56 | +596696123456",
                "RE | 0692 12 34 56 | +262692123456",
                "BE | 06 12 34 56 78 | +33612345678",
                "BE | 0032 (0)471 12 34 60 | +32471123460",
                "FR | +32(0)4 71.12.34.61 | +32471123461",
                "BE | 0033 6 12 34 56 78 | +33612345678",
                "BE | +380 67 123 45 67 | +380671234567",
                "BE | 0093 70 123 4567 | +93701234567",
                "BE | 471123464 | +32471123464",
                "FR | 612345678 | +33612345678",
                "BE | 32471500003 | +32471500003",
                "BE | 33612345678 | +33612345678",
                "BE | O471 12 34 65 | +32471123465",
                "BE | 0471/12.34.56 | +32471123456",
                "BE | \u202A+32 471 23 45 01\u202C | +32471234501",
                "BE | 0471\u00A023\u00A045\u00A002 | +32471234502",
                "LU | 621 123 456 | +352621123456",
                "BE | +44 20 7946 0958 | +442079460958"
            })
    void a_number_is_one_of_the_associations_country_and_kept_as_it_is_dialled_from_abroad(
            String country, String typed, String kept) {
        assertThat(PhoneNumbers.international(unescaped(typed), country)).isEqualTo(kept);
    }

    private static String unescaped(String text) {
        return text.translateEscapes()
                .replace("\\u202A", "\u202A")
                .replace("\\u202C", "\u202C")
                .replace("\\u00A0", "\u00A0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0471 12 34 62 / 0472 11 22 33 | +32471123462 | +32472112233",
                "0471123462 0472112233 | +32471123462 | +32472112233",
                "0471 12 34 63 (mari) | +32471123463 | mari",
                "0471 12 34 66 WhatsApp | +32471123466 | WhatsApp",
                "GSM : 0471 12 34 66 | +32471123466 |",
                "fils: 0471 12 34 66, le soir | +32471123466 | fils: le soir",
                "0471 12 34 62 ou 02 511 11 11 (bureau) | +32471123462 | +3225111111 · bureau",
                "0471 12 34 62 0471 12 34 62 | +32471123462 |",
                "pas de téléphone | | pas de téléphone",
                "12 | | 12"
            })
    void what_stands_beside_a_number_is_a_note(String written, String number, String note) {
        PhoneNumbers.Reading read = PhoneNumbers.read(written, "BE");
        assertThat(read.number()).isEqualTo(number);
        assertThat(read.note()).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({
        "BE, 0478 12 34 56, false",
        "BE, 04 78 12 34 56, true",
        "FR, 04 78 12 34 56, false",
        "FR, 0478 12 34 56, true",
        "BE, 06 12 34 56 78, true",
        "BE, +33 6 12 34 56 78, false",
        "BE, 0478123456, false",
        "FR, 0692 12 34 56, false",
        "BE, O478 12 34 56, true"
    })
    void a_number_that_may_be_another_countrys_is_doubtful(String country, String written, boolean doubtful) {
        assertThat(PhoneNumbers.read(written, country).doubtful()).isEqualTo(doubtful);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "abc", "0471 12 34 62 / 0472 11 22 33", "0471 12 34 62 (mari)", "+", ""})
    void a_form_takes_one_number_and_nothing_else(String typed) {
        assertThatThrownBy(() -> PhoneNumbers.international(typed, "BE")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "N'Dombele, N’DOMBELE",
        "N'Dombele, NʼDombele",
        "Yıldırım, YILDIRIM",
        "İlkay, ilkay",
        "Əliyeva, əliyeva",
        "Ħaddad, haddad",
        "Ŋgom, ngom",
        "Þórður, thordur",
        "Guðrún, GUDRUN",
        "Cœur, COEUR",
        "Łukasz, lukasz",
        "Weiß, WEISS",
        "El-Amrani, EL AMRANI",
        "Ɓah, bah",
        "محمّد, محمد"
    })
    void names_compare_as_papers_differ(String one, String other) {
        assertThat(Folding.name(one)).isEqualTo(Folding.name(other));
    }

    @Test
    void signs_that_nobody_sees_make_no_other_name_and_vowels_do() {
        assertThat(Folding.name("\u200EPet\u200Bkova\u00A0")).isEqualTo("petkova");
        assertThat(Folding.name("می\u200Cنا")).isEqualTo(Folding.name("مینا"));
        assertThat(Folding.name("रीना")).isNotEqualTo(Folding.name("रानी"));
        assertThat(Folding.name("กิน")).isNotEqualTo(Folding.name("กัน"));
        assertThat(Folding.name("—")).isEmpty();
    }

    @Test
    void what_is_kept_has_no_sign_that_nobody_sees_but_where_a_script_spells_with_it() {
        assertThat(PlainText.clean("\u00A0Zongo\u202F Ilboudo\u200B\u0007 ")).isEqualTo("Zongo Ilboudo");
        assertThat(PlainText.clean("\u202AMarie\u200C\u202C")).isEqualTo("Marie");
        assertThat(PlainText.clean("می\u200Cنا\u200C")).isEqualTo("می\u200Cنا");
        assertThat(PlainText.clean("क्\u200Dष")).isEqualTo("क्\u200Dष");
        assertThat(PlainText.isDamaged("a\u0007b")).isTrue();
        assertThat(PlainText.isDamaged("a\tb\u200B\n")).isFalse();
    }
}
