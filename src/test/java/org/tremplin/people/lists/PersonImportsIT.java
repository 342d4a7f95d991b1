package org.tremplin.people.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Grant;
import org.tremplin.access.Me;
import org.tremplin.access.Role;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.People;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRow;
import org.tremplin.people.lists.LastImport.Undone;
import org.tremplin.people.lists.PersonImports.Outlook;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;

/** Lists of people that somebody brings along. */
@InContainer
class PersonImportsIT {
    private static final LocalDate BORN = LocalDate.of(1987, 3, 5);

    @Inject
    private Cast cast;

    @Inject
    private Me me;

    @Inject
    private PersonImports imports;

    @Inject
    private LastImport lastImport;

    @Inject
    private ImportColumns columns;

    @Inject
    private People people;

    @Inject
    private PeopleSearch search;

    @Inject
    private Enrolments enrolments;

    private String family;
    private long line;

    @BeforeEach
    void a_coordinator_has_a_list() {
        cast.become(Role.COORDINATOR);
        family = "Liste" + Cast.unique();
        line = 1;
    }

    private ImportedPerson row(String given, LocalDate born, String phone, String municipality) {
        return new ImportedPerson(
                ++line,
                null,
                new PersonDetails(
                        family, given, null, born, null, null, null, phone, null, municipality, cast.today(), null));
    }

    private long take(String file, List<ImportedPerson> list) {
        return imports.take(file, list, imports.taken());
    }

    private List<PersonRow> found() {
        return search.list(family, null, false, new Slice("name", false, 1, 50)).rows();
    }

    @Test
    void who_is_new_is_made_and_who_is_known_learns_only_what_was_not_known() {
        long known = people.register(new PersonDetails(
                family.toUpperCase(), "Amina", null, BORN, null, null, null, null, null, "Liège", cast.today(), null));
        List<ImportedPerson> list =
                List.of(row("Amina", BORN, "+32470111333", "Namur"), row("Bekele", null, null, null));
        assertThat(imports.look(list)).isEqualTo(new Outlook(Set.of(3L), Set.of(2L), Set.of()));
        take("liste.xlsx", list);
        assertThat(found()).hasSize(2);
        assertThat(people.view(known).details().phone()).isEqualTo("+32470111333");
        assertThat(people.view(known).details().municipality()).isEqualTo("Liège");
        assertThat(imports.look(List.of(list.get(0))).unchanged()).containsExactly(2L);
    }

    @Test
    void of_the_same_list_twice_at_once_the_second_is_told() {
        List<ImportedPerson> list = List.of(row("Amina", null, null, null));
        int taken = imports.taken();
        imports.take("liste.csv", list, taken);
        assertThatThrownBy(() -> imports.take("liste.csv", list, taken)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(found()).hasSize(1);
    }

    @Test
    void the_same_telephone_is_the_same_person_unless_their_birth_dates_differ() {
        take("liste.csv", List.of(row("Amina", null, "+32470111444", null)));
        assertThat(imports.look(List.of(row("Amina", BORN, "+32470111444", null)))
                        .completed())
                .hasSize(1);
        take("liste.csv", List.of(row("Amina", BORN, "+32470111444", null)));
        assertThat(imports.look(List.of(row("Amina", BORN.plusYears(20), "+32470111444", null)))
                        .created())
                .hasSize(1);
    }

    @Test
    void who_has_neither_date_nor_telephone_is_likely_known_the_second_time() {
        List<ImportedPerson> list = List.of(
                row("Rosa", null, null, "Namur"), row("Rosa", null, null, "Namur"), row("Ana", null, null, null));
        assertThat(imports.look(list).likely()).containsOnlyKeys(3L);
        take("liste.csv", List.of(list.get(0), list.get(2)));
        assertThat(imports.look(list).likely()).containsOnlyKeys(2L, 3L, 4L);
        assertThat(imports.look(List.of(row("Rosa", BORN, null, null))).likely())
                .hasSize(1);
    }

    @Test
    void the_signs_of_a_name_make_nobody_new() {
        List<ImportedPerson> typed = List.of(row("Işıl N'Dombele", BORN, null, null));
        take("A1.csv", typed);
        assertThat(imports.look(List.of(row("IŞIL N’DOMBELE", BORN, null, null)))
                        .unchanged())
                .hasSize(1);
        assertThat(imports.look(List.of(row("\u200EIşıl N’Dombele\u00A0", BORN, null, null)))
                        .unchanged())
                .hasSize(1);
    }

    @Test
    void the_last_list_is_undone_but_for_what_is_in_use() {
        long known = people.register(
                new PersonDetails(family, "Amina", null, BORN, null, null, null, null, null, null, cast.today(), null));
        long before = take("avant.csv", List.of(row("Zoé", null, null, null)));
        take(
                "liste.csv",
                List.of(
                        row("Amina", BORN, "+32470111555", "Namur"),
                        row("Bekele", null, null, null),
                        row("Chen", null, null, null)));
        people.change(
                known,
                people.view(known).version(),
                new PersonDetails(
                        family,
                        "Amina",
                        null,
                        BORN,
                        null,
                        null,
                        null,
                        "+32470111555",
                        null,
                        "Huy",
                        cast.today(),
                        null));
        long chen = found().stream()
                .filter(row -> row.givenName().equals("Chen"))
                .findFirst()
                .orElseThrow()
                .id();
        enrolments.enrol(chen, cast.group(3));
        ImportRow last = lastImport.last();
        assertThat(last).returns("liste.csv", ImportRow::file).returns(2, ImportRow::created);
        assertThatThrownBy(() -> lastImport.undo(before))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(PersonRefusal.IMPORT_NOT_LAST));
        assertThat(lastImport.undo(last.id())).isEqualTo(new Undone(1, 1));
        assertThat(found()).extracting(PersonRow::givenName).containsExactlyInAnyOrder("Amina", "Chen", "Zoé");
        assertThat(people.view(known).details().phone()).isNull();
        assertThat(people.view(known).details().municipality())
                .as("changed since")
                .isEqualTo("Huy");
        assertThatThrownBy(() -> lastImport.undo(last.id())).isInstanceOf(Refused.class);
        assertThat(lastImport.last().id()).isEqualTo(before);
    }

    @Test
    void a_name_in_latin_letters_is_learnt_looked_for_and_forgotten_with_its_list() {
        String latin = "Ming" + Cast.unique() + " Wang";
        long known = people.register(
                new PersonDetails(family, "Ming", null, BORN, null, null, null, null, null, null, cast.today(), null));
        ImportedPerson row = new ImportedPerson(
                ++line,
                null,
                new PersonDetails(
                        family,
                        "Ming",
                        null,
                        BORN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        cast.today(),
                        null,
                        null,
                        null,
                        latin));
        assertThat(imports.look(List.of(row)).completed()).hasSize(1);
        long list = take("latin.csv", List.of(row));
        assertThat(people.view(known).details().latinName()).isEqualTo(latin);
        assertThat(named(latin)).containsExactly(known);
        assertThat(lastImport.undo(list)).isEqualTo(new Undone(0, 0));
        assertThat(people.view(known).details().latinName()).isNull();
        assertThat(named(latin)).isEmpty();
        assertThat(found()).extracting(PersonRow::id).containsExactly(known);
    }

    private List<Long> named(String name) {
        return search.list(name, null, false, new Slice("name", false, 1, 50)).rows().stream()
                .map(PersonRow::id)
                .toList();
    }

    @Test
    void four_hundred_rows_cost_no_statement_each() {
        List<ImportedPerson> few = new ArrayList<>();
        List<ImportedPerson> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(row("Personne" + i, BORN.plusDays(i), null, null));
            if (i < 10) {
                few.add(row("Autre" + i, BORN.plusDays(i), null, null));
            }
        }
        assertThat(cast.statements(() -> imports.look(many))).isEqualTo(cast.statements(() -> imports.look(few)));
        long take = cast.statements(() -> take("peu.csv", few));
        long undo = cast.statements(() -> lastImport.undo(lastImport.last().id()));
        assertThat(cast.statements(() -> take("beaucoup.csv", many))).isLessThan(take + 20);
        assertThat(cast.statements(() -> lastImport.undo(lastImport.last().id())))
                .isEqualTo(undo);
        assertThat(found()).isEmpty();
    }

    @Test
    void who_is_limited_to_a_site_neither_fills_files_of_others_nor_takes_their_lists_back() throws Exception {
        long theirs = cast.person("Amina", family);
        cast.alter("update person set site_id = " + Cast.HEAD_OFFICE + " where id = " + theirs);
        String code = people.view(theirs).code();
        take("liste.csv", List.of(row("Bekele", null, null, null)));
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        List<ImportedPerson> byCode = List.of(new ImportedPerson(
                2,
                code,
                new PersonDetails(
                        family, "Amina", null, null, null, null, null, "+32470111666", null, null, null, null)));
        assertThatThrownBy(() -> take("autre.csv", byCode))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(PersonRefusal.CODE_TAKEN));
        me.become(new Grant(1, "autre", "autre", null, Set.of(Role.COORDINATOR), Set.of(987_654L), false));
        assertThat(lastImport.last()).isNull();
        cast.become(Role.COORDINATOR);
        assertThat(people.view(theirs).details().phone()).isNull();
    }

    @Test
    void columns_are_remembered() {
        String heading = "colonne " + family.toLowerCase();
        columns.remember(Map.of(heading, "PHONE"));
        columns.remember(Map.of(heading, "EMAIL"));
        assertThat(columns.of(List.of(heading, "autre " + family))).isEqualTo(Map.of(heading, "EMAIL"));
    }

    @Test
    void only_who_may_import_does() {
        List<ImportedPerson> list = List.of(row("Amina", BORN, null, null));
        for (Role role : List.of(Role.TRAINER, Role.COUNSELLOR, Role.REPORTING, Role.LEARNER)) {
            cast.become(role);
            assertThatThrownBy(() -> take("liste.csv", list)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> imports.look(list)).isInstanceOf(Missing.class);
        }
    }
}
