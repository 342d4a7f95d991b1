package org.tremplin.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.AuditLines;
import org.tremplin.access.AuditRow;
import org.tremplin.access.Capability;
import org.tremplin.access.Capability.MenuEntry;
import org.tremplin.access.Role;
import org.tremplin.access.audit.Audits;
import org.tremplin.access.audit.UseCaseWords;
import org.tremplin.people.People;
import org.tremplin.people.privacy.DueRow;
import org.tremplin.people.privacy.ErasurePlan;
import org.tremplin.people.privacy.ErasurePlan.Outcome;
import org.tremplin.people.privacy.Erasures;
import org.tremplin.people.privacy.PersonFile;
import org.tremplin.people.privacy.PersonFiles;
import org.tremplin.people.privacy.PrivacyRegister;
import org.tremplin.people.privacy.Retention;
import org.tremplin.platform.Language;
import org.tremplin.platform.Slice;
import org.tremplin.platform.Texts;

/**
 * A capability is added without a change in {@code access}, {@code people} or {@code transfer}: this one has a table of its own,
 * made with the container's database, and everything else of it is in this package and its texts.
 */
@InContainer
class NoveltyIT {
    private static final Texts FRENCH = new Texts(Language.FR);

    @Inject
    private Cast cast;

    @Inject
    private Novelties novelties;

    @Inject
    private People people;

    @Inject
    private Erasures erasures;

    @Inject
    private Retention retention;

    @Inject
    private PersonFiles files;

    @Inject
    private Audits audits;

    @Inject
    private AuditLines lines;

    private long person;
    private String what;

    @BeforeEach
    void somebody_who_was_told_something() {
        cast.become(Role.COORDINATOR);
        person = cast.person("Inès", "Nouvelle" + Cast.unique());
        what = "ouverture d’un jardin " + Cast.unique();
        novelties.tell(person, cast.today(), what);
    }

    @Test
    void it_has_its_place_in_the_menu_and_pages_for_everybody() {
        assertThat(Capability.wholeMenu())
                .extracting(MenuEntry::href)
                .containsSubsequence("/people/list", "/novelty/list", "/planning/groups");
        assertThat(FRENCH.get("novelty.list.menu")).isEqualTo("Nouveautés");
        assertThat(List.of("/novelty/today", "/novelty/today.xhtml", "/novelties/12.ics"))
                .allMatch(Capability::isOpen);
        assertThat(List.of("/novelty/list", "/novelty/todays", "/novelties")).noneMatch(Capability::isOpen);
    }

    @Test
    void the_trail_says_in_its_words_what_it_did_and_names_what_it_did_it_to() {
        lines.write();
        cast.become(Role.ADMINISTRATOR);
        AuditRow line = audits.list(null, "Novelties.", "person=" + person, new Slice("", false, 1, 1))
                .rows()
                .getFirst();
        assertThat(line.useCase()).isEqualTo("Novelties.tell");
        assertThat(UseCaseWords.of(line.useCase(), FRENCH)).isEqualTo("a dit du nouveau");
        assertThat(UseCaseWords.of("News.tell", FRENCH)).isEqualTo("a dit du nouveau");
        assertThat(Capability.isForStrangers("Novelties")).isTrue();
        assertThat(Capability.subject("first"))
                .hasValueSatisfying(subject -> assertThat(subject.page()).isEqualTo("/novelty/one?novelty="));
    }

    @Test
    void it_is_in_the_register_in_what_erasing_would_do_and_in_the_file_that_the_person_may_have() {
        assertThat(PrivacyRegister.lines()).containsKey("novelty");
        assertThat(Capability.word(FRENCH, "kept.UNTIL_HEARD")).startsWith("Jusqu’à");
        assertThat(erasures.plan(person).lines()).contains(new ErasurePlan.Line("novelty", 1, Outcome.DELETED));
        PersonFile file = files.of(person);
        assertThat(file.sections())
                .filteredOn(section -> section.table().equals("novelty"))
                .singleElement()
                .satisfies(section -> assertThat(section.rows())
                        .singleElement()
                        .satisfies(row -> assertThat(row).containsEntry("what", what)));
        erasures.erase(person, people.view(person).version());
        assertThat(erasures.plan(cast.person("Une", "Autre")).lines())
                .noneMatch(line -> line.table().equals("novelty"));
    }

    @Test
    void who_was_told_something_is_no_file_without_news() throws Exception {
        long silent = cast.person("Sans", "Nouvelles" + Cast.unique());
        for (long one : new long[] {person, silent}) {
            cast.alter("update person set known_since = '2001-01-01', entered_on = '2001-01-01' where id = " + one);
        }
        assertThat(retention.due()).extracting(DueRow::id).contains(silent).doesNotContain(person);
        cast.alter("update novelty set on_day = '2001-01-01' where person_id = " + person);
        assertThat(retention.due()).extracting(DueRow::id).contains(silent, person);
        for (long one : new long[] {person, silent}) {
            cast.alter("update person set known_since = current_date where id = " + one);
        }
    }
}
