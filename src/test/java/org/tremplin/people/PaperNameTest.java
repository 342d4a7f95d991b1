package org.tremplin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tremplin.platform.paper.Pdf;

/** A letter of the last private plane stands for those of which no machine has a font: on this one Han may be drawn. */
class PaperNameTest {
    private static final String UNDRAWN = "\uDBFF\uDFFD\uDBFF\uDFFC";

    private static PaperName person(String code, String name, String latin, Integer year) {
        return new PaperName(name, latin, null, year, code);
    }

    private static List<String> onPaper(PaperName... people) {
        var said = PaperName.onPaper(List.of(people));
        return List.of(people).stream().map(said::get).toList();
    }

    @Test
    void who_is_alone_under_a_name_is_called_by_it() {
        assertThat(onPaper(person("A1", "Amina Haddad", null, 1980), person("A2", "Aminata Haddad", null, 1980)))
                .containsExactly("Amina Haddad", "Aminata Haddad");
    }

    @Test
    void letters_that_no_font_has_give_way_to_latin_ones_or_to_the_code_and_never_to_a_sign() {
        assertThat(Pdf.canDraw(UNDRAWN)).isFalse();
        assertThat(onPaper(
                        person("A1", UNDRAWN, "Wang Xiaoming", null),
                        person("A2", UNDRAWN, null, 1980),
                        person("A3", "Zoé " + UNDRAWN, null, null)))
                .containsExactly("Wang Xiaoming", "A2", "Zoé (A3)");
        assertThat(person("A3", "Zoé " + UNDRAWN, null, null).lost()).isTrue();
        assertThat(person("A1", UNDRAWN, "Wang Xiaoming", null).lost()).isFalse();
    }

    @Test
    void what_can_be_drawn_stays_as_the_person_writes_it() {
        assertThat(onPaper(person("A1", "فاطمة الزهراء", "Fatima Zahra", null))).containsExactly("فاطمة الزهراء");
    }

    @Test
    void two_who_would_look_alike_have_their_birth_year_beside_them() {
        PaperName whole = new PaperName("Amina  Haddad", null, LocalDate.of(1991, 5, 3), null, "A2");
        assertThat(onPaper(person("A1", "Amina Haddad", null, 1980), whole, person("A3", "Omar Sy", null, 1980)))
                .containsExactly("Amina Haddad (1980)", "Amina  Haddad (1991)", "Omar Sy");
    }

    @Test
    void where_the_year_does_not_tell_them_apart_the_code_does() {
        assertThat(onPaper(person("A1", "Zoé Petit", null, 1980), person("A2", "ZOE PETIT", null, 1980)))
                .containsExactly("Zoé Petit (A1)", "ZOE PETIT (A2)");
        assertThat(onPaper(person("A1", "Zoé Petit", null, 1980), person("A2", "Zoé Petit", null, null)))
                .containsExactly("Zoé Petit (A1)", "Zoé Petit (A2)");
    }

    @Test
    void names_that_differ_only_in_letters_which_paper_cannot_draw_are_alike_too() {
        String other = "\uDBFF\uDFFB";
        assertThat(onPaper(
                        person("A1", UNDRAWN, "Kim Jiwoo", 1980),
                        person("A2", other, "Kim Ji-woo", 1981),
                        person("A3", "Kim Jiwoo", null, 1982)))
                .containsExactly("Kim Jiwoo (1980)", "Kim Ji-woo", "Kim Jiwoo (1982)");
        assertThat(onPaper(person("A1", "Kim " + UNDRAWN, null, 1980), person("A2", "Kim " + other, null, 1980)))
                .containsExactly("Kim (A1)", "Kim (A2)");
    }

    @Test
    void one_person_twice_on_a_paper_is_nobody_else() {
        PaperName then = new PaperName("Amina Haddad", null, LocalDate.of(1980, 1, 1), null, "A1");
        PaperName now = new PaperName("Amina Haddad", null, LocalDate.of(1981, 1, 1), null, "A1");
        assertThat(onPaper(then, now)).containsExactly("Amina Haddad", "Amina Haddad");
    }

    @Test
    void who_was_erased_is_nobody_and_told_from_nobody() {
        assertThat(onPaper(
                        person("d57ad87e", "—", null, 2005),
                        person("0b1c", "—", null, 1990),
                        person("A1", "Omar Sy", null, 1990)))
                .containsExactly("—", "—", "Omar Sy");
    }

    @Test
    void what_a_query_says_in_one_cell_is_read_again() {
        assertThat(PaperName.parse(null)).isEmpty();
        assertThat(PaperName.parse("王小明\tWang Xiaoming\tA1\nOmar Sy\t\tA2"))
                .containsExactly(
                        new PaperName("王小明", "Wang Xiaoming", null, null, "A1"),
                        new PaperName("Omar Sy", null, null, null, "A2"));
    }

    @Test
    void a_name_in_latin_letters_has_no_others() {
        assertThat(PersonDetails.isLatin("Wáng Xiǎomíng")).isTrue();
        assertThat(PersonDetails.isLatin("N’Dombele-ʻAli, jr.")).isTrue();
        assertThat(PersonDetails.isLatin("Wang 小明")).isFalse();
        assertThat(PersonDetails.isLatin("Ванг")).isFalse();
        assertThat(PersonDetails.isLatin("12")).isFalse();
    }
}
