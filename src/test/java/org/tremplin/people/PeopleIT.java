package org.tremplin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Slice;

/** Finding people, and who finds whom. */
@InContainer
class PeopleIT {
    private static final Slice FIRST = new Slice("name", false, 1, 25);

    @Inject
    private Cast cast;

    @Inject
    private People people;

    @Inject
    private PeopleSearch search;

    @BeforeEach
    void coordinator() {
        cast.become(Role.COORDINATOR);
    }

    @Test
    void a_number_is_found_as_it_is_dialled_here_and_abroad() {
        long person = people.register(cast.details("Selam", "Bekele " + Cast.unique(), "+32471987654"));
        for (String typed : List.of("0471987654", "+32471987654", "0471 98 76 54", "471987")) {
            assertThat(search.list(typed, null, false, FIRST).rows())
                    .extracting(PersonRow::id)
                    .contains(person);
        }
    }

    @Test
    void a_name_is_found_without_its_accents_in_any_order() {
        String mark = Cast.unique();
        long person = cast.person("Zoë", "Müller " + mark);
        assertThat(search.list(mark + " muller zoe", null, false, FIRST).rows())
                .extracting(PersonRow::id)
                .containsExactly(person);
    }

    @Test
    void what_is_typed_is_text_and_nothing_else() {
        cast.person("Ivan", "Petrova");
        for (String typed : List.of("%", "_", "!", "' or '1'='1", "\\")) {
            assertThat(search.list(typed, null, false, FIRST).rows())
                    .allSatisfy(row -> assertThat(row.name() + row.code()).contains(typed));
        }
    }

    @Test
    void a_stale_form_is_refused_and_trainers_read_no_files() {
        long person = cast.person("Elif", "Yılmaz");
        PersonView view = people.view(person);
        people.change(person, view.version(), cast.details("Elif", "Yılmaz-Demir", null));
        assertThatThrownBy(() -> people.change(person, view.version(), cast.details("E.", "Y.", null)))
                .isInstanceOf(ChangedMeanwhile.class);
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> people.view(person)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR, Set.of(-5L), null);
        assertThat(people.view(person).details().familyName()).isEqualTo("Yılmaz-Demir");
    }

    @Test
    void a_list_is_taken_along_as_it_is_seen_by_who_may() {
        String mark = Cast.unique();
        long person = cast.person("=HYPERLINK(1)", "Liste " + mark);
        people.changeMore(
                person,
                new PersonMore(
                        people.more(person).version(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        "Rue Haute 1",
                        "1000",
                        null,
                        null));
        cast.person("Autre", "Personne");
        assertThat(search.entries(mark, Person.Role.LEARNER, false))
                .singleElement()
                .returns("Rue Haute 1", PersonEntry::street)
                .returns(people.view(person).code(), PersonEntry::code);
        assertThat(search.entries(mark, Person.Role.STAFF, false)).isEmpty();
        assertThat(search.entries(mark, null, true)).isEmpty();
        for (Role role : List.of(Role.TRAINER, Role.REPORTING)) {
            cast.become(role);
            assertThatThrownBy(() -> search.entries(mark, null, false)).isInstanceOf(Missing.class);
        }
    }

    @Test
    void a_name_is_found_whatever_its_signs_are() {
        String tail = "q" + Cast.unique().toLowerCase();
        long grace = cast.person("Grâce", "N’Dombele" + tail);
        long isil = cast.person("Işıl", "Yıldırım" + tail);
        long unseen = cast.person("Rada\u200B", "\u200EPet\u00A0Kova" + tail);
        for (String typed : List.of("N'Dombele", "NʼDOMBELE", "ndombele", "dombele")) {
            assertThat(ids(typed + tail)).as(typed).containsExactly(grace);
        }
        for (String typed : List.of("yildirim", "YILDIRIM", "yıldırım", "Yıldırım")) {
            assertThat(ids(typed + tail)).as(typed).containsExactly(isil);
        }
        assertThat(ids("kova" + tail)).containsExactly(unseen);
        assertThat(people.view(unseen).details().name()).isEqualTo("Rada Pet Kova" + tail);
    }

    private List<Long> ids(String typed) {
        return search.list(typed, null, false, new Slice("name", false, 1, 50)).rows().stream()
                .map(PersonRow::id)
                .toList();
    }
}
