package org.tremplin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;

/** The offer: copied, archived, brought back, imported in any spelling. */
@InContainer
class CatalogueIT {
    private static final Slice FIRST = new Slice("title", false, 1, 25);

    @Inject
    private Cast cast;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Terms terms;

    private long activity;
    private ActivityForm form;

    @BeforeEach
    void an_activity() {
        cast.become(Role.COORDINATOR);
        activity = cast.activity();
        form = catalogue.view(activity);
    }

    @Test
    void an_archived_activity_leaves_the_choices_and_comes_back() {
        catalogue.archive(activity, form.version);
        assertThat(catalogue.activityChoices()).extracting(Choice::value).doesNotContain(activity);
        assertThat(catalogue.list(form.title, 0, 0, 0, false, FIRST).total()).isZero();
        assertThat(catalogue.list(form.title, 0, 0, 0, true, FIRST).rows())
                .extracting(ActivityRow::id)
                .containsExactly(activity);
        catalogue.bringBack(activity, catalogue.view(activity).version);
        assertThat(catalogue.activityChoices()).extracting(Choice::value).contains(activity);
    }

    @Test
    void a_copy_has_everything_but_the_code() {
        long copy = catalogue.copy(activity, form.title + " (copie)");
        ActivityForm made = catalogue.view(copy);
        assertThat(made.code).isEqualTo(form.code + "-2");
        assertThat(made.capacity).isEqualTo(form.capacity);
        assertThat(catalogue.view(catalogue.copy(activity, "encore")).code).isEqualTo(form.code + "-3");
    }

    @Test
    void a_copy_counts_for_the_same_programmes_and_an_axis_brings_its_programme() {
        String name = "Dispositif " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, programme(0, 0, name, "COCOF", null, null));
        long programme = id(Terms.Kind.PROGRAMME, name);
        terms.save(Terms.Kind.AXIS, axis("Axe " + name, programme));
        catalogue.countFor(activity, List.of(), List.of(id(Terms.Kind.AXIS, "Axe " + name)));
        long copy = catalogue.copy(activity, form.title + " bis");
        assertThat(catalogue.countsFor(copy).programmes())
                .extracting(Choice::label)
                .containsExactly(name);
        assertThat(catalogue.countsFor(copy).axes()).extracting(Choice::label).containsExactly("Axe " + name);
        assertThat(catalogue.list(null, 0, 0, programme, false, FIRST).rows())
                .extracting(ActivityRow::id)
                .containsExactlyInAnyOrder(activity, copy);
        assertThat(row(Terms.Kind.PROGRAMME, name).used()).isEqualTo(2);
    }

    @Test
    void what_is_retired_is_no_choice_but_for_who_has_it_and_comes_back() {
        String name = "Thème " + Cast.unique();
        terms.save(Terms.Kind.THEME, TermForm.fresh(name));
        long theme = id(Terms.Kind.THEME, name);
        terms.retire(Terms.Kind.THEME, theme, row(Terms.Kind.THEME, name).form().version);
        assertThat(terms.choices(Terms.Kind.THEME, Set.of()))
                .extracting(Choice::value)
                .doesNotContain(theme);
        assertThat(terms.choices(Terms.Kind.THEME, Set.of(theme)))
                .extracting(Choice::value)
                .contains(theme);
        terms.bringBack(Terms.Kind.THEME, theme, row(Terms.Kind.THEME, name).form().version);
        assertThat(terms.choices(Terms.Kind.THEME, Set.of()))
                .extracting(Choice::value)
                .contains(theme);
    }

    @Test
    void a_list_keeps_the_order_that_it_is_given() {
        String name = "Ordre " + Cast.unique();
        for (String end : List.of("a", "b", "c")) {
            terms.save(Terms.Kind.THEME, TermForm.fresh(name + end));
        }
        terms.move(Terms.Kind.THEME, id(Terms.Kind.THEME, name + "c"), true);
        assertThat(terms.rows(Terms.Kind.THEME).stream()
                        .map(r -> r.form().title)
                        .filter(t -> t.startsWith(name)))
                .containsExactly(name + "a", name + "c", name + "b");
    }

    @Test
    void lists_refuse_the_same_name_twice_and_a_programme_that_nobody_pays_or_that_ends_before_it_starts() {
        String name = "Dispositif " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, programme(0, 0, name, "FSE", null, null));
        refused(CatalogueRefusal.TITLE_TAKEN, programme(0, 0, name.toUpperCase(), "FSE", null, null));
        refused(CatalogueRefusal.FUNDER_MISSING, programme(0, 0, name + " 2", null, null, null));
        refused(
                CatalogueRefusal.ENDS_BEFORE_START,
                programme(0, 0, name + " 2", "FSE", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 31)));
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> terms.move(Terms.Kind.POLE, form.pole, true)).isInstanceOf(Missing.class);
    }

    private void refused(CatalogueRefusal why, TermForm programme) {
        assertThatThrownBy(() -> terms.save(Terms.Kind.PROGRAMME, programme))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    private static TermForm programme(
            long id, long version, String title, String funder, LocalDate from, LocalDate until) {
        TermForm form = TermForm.programme(title, funder, from);
        form.id = id;
        form.version = version;
        form.validUntil = until;
        return form;
    }

    private static TermForm axis(String title, long programme) {
        TermForm form = TermForm.fresh(title);
        form.programme = programme;
        return form;
    }

    private long id(Terms.Kind kind, String title) {
        return row(kind, title).form().id;
    }

    private TermRow row(Terms.Kind kind, String title) {
        return terms.rows(kind).stream()
                .filter(r -> r.form().title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_code_that_differs_by_case_only_is_taken() {
        assertThatThrownBy(() -> catalogue.save(
                        ActivityForm.fresh(form.code.toLowerCase(), form.pole, form.type, "Autre", null, 3)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_file_may_spell_a_pole_or_a_type_as_it_likes() {
        int poles = terms.rows(Terms.Kind.POLE).size();
        String code = "Z" + Cast.unique();
        catalogue.importLines(List.of(new ActivityLine(code, "Langue", "FLÉ", "Français", "A1", 10)));
        assertThat(terms.rows(Terms.Kind.POLE)).hasSize(poles);
        assertThat(catalogue
                        .importLines(List.of(new ActivityLine(code, "LANGUE", "fle", "Français", "A1", 10)))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void trainers_read_the_offer_and_do_not_change_it() {
        cast.become(Role.TRAINER);
        assertThat(catalogue.facts(activity).form().title).isEqualTo(form.title);
        assertThatThrownBy(() -> catalogue.archive(activity, form.version)).isInstanceOf(Missing.class);
    }

    @Test
    void a_reason_that_is_retired_stays_where_it_was_given() {
        String title = "motif " + Cast.unique();
        TermForm reason = TermForm.fresh(title);
        reason.justified = false;
        terms.save(Terms.Kind.REASON, reason);
        TermRow row = row(Terms.Kind.REASON, title);
        assertThat(row.form().justified).isFalse();
        terms.retire(Terms.Kind.REASON, row.form().id, row.form().version);
        assertThat(terms.reasons()).contains(new ReasonRow(row.form().id, title, false, true));
        assertThat(terms.reasonsNamed(java.util.Set.of(title.toUpperCase()))).containsValue(row.form().id);
    }
}
