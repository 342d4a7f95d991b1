package org.tremplin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tremplin.Cast;
import org.tremplin.access.Role;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;

/** The offer: copied, archived, brought back, imported in any spelling. */
@ExtendWith(ArquillianExtension.class)
class CatalogueIT {
    private static final Slice FIRST = new Slice("title", false, 1, 25);

    @Inject
    private Cast cast;

    @Inject
    private Catalogue catalogue;

    private long activity;
    private ActivityView form;

    @BeforeEach
    void an_activity() {
        cast.become(Role.COORDINATOR);
        activity = cast.activity();
        form = catalogue.view(activity);
    }

    @Test
    void an_archived_activity_leaves_the_choices_and_comes_back() {
        catalogue.archive(activity, form.version());
        assertThat(catalogue.activityChoices()).extracting(Choice::value).doesNotContain(activity);
        assertThat(catalogue.list(form.title(), 0, 0, false, FIRST).total()).isZero();
        assertThat(catalogue.list(form.title(), 0, 0, true, FIRST).rows())
                .extracting(ActivityRow::id)
                .containsExactly(activity);
        catalogue.bringBack(activity, catalogue.view(activity).version());
        assertThat(catalogue.activityChoices()).extracting(Choice::value).contains(activity);
    }

    @Test
    void a_copy_has_everything_but_the_code() {
        long copy = catalogue.copy(activity, form.title() + " (copie)");
        ActivityView made = catalogue.view(copy);
        assertThat(made.code()).isEqualTo(form.code() + "-2");
        assertThat(made.capacity()).isEqualTo(form.capacity());
        assertThat(catalogue.view(catalogue.copy(activity, "encore")).code()).isEqualTo(form.code() + "-3");
    }

    @Test
    void a_code_that_differs_by_case_only_is_taken() {
        assertThatThrownBy(() -> catalogue.save(
                        ActivityView.fresh(form.code().toLowerCase(), form.pole(), form.type(), "Autre", null, 3)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_file_may_spell_a_pole_or_a_type_as_it_likes() {
        int poles = catalogue.poleChoices().size();
        String code = "Z" + Cast.unique();
        catalogue.importLines(List.of(new ActivityLine(code, "Langue", "FLÉ", "Français", "A1", 10)));
        assertThat(catalogue.poleChoices()).hasSize(poles);
        assertThat(catalogue
                        .importLines(List.of(new ActivityLine(code, "LANGUE", "fle", "Français", "A1", 10)))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void trainers_read_the_offer_and_do_not_change_it() {
        cast.become(Role.TRAINER);
        assertThat(catalogue.facts(activity).form().title()).isEqualTo(form.title());
        assertThatThrownBy(() -> catalogue.archive(activity, form.version())).isInstanceOf(Missing.class);
    }
}
