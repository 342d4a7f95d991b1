package org.tremplin.web.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.Test;
import org.tremplin.web.Form;

class ConventionTest {
    public static final class Baking implements Form {
        @NotBlank
        public String title;

        @NotNull
        public Integer loaves;

        public String note;
    }

    @Test
    void a_field_is_called_by_its_name_in_its_page() {
        assertThat(Convention.view("/catalogue/activity-edit.xhtml")).isEqualTo("catalogue.activity-edit");
        assertThat(Convention.label("catalogue.activity-edit", "targetHours", ""))
                .isEqualTo("catalogue.activity-edit.target-hours");
        assertThat(Convention.label("people.person", "title", "name")).isEqualTo("people.person.name");
        assertThat(Convention.label("people.person", "room", "planning.session.room"))
                .isEqualTo("planning.session.room");
    }

    @Test
    void it_is_asked_for_when_its_constraints_or_its_page_say_so() {
        Baking form = new Baking();
        assertThat(Convention.asked(form, "title", null)).isTrue();
        assertThat(Convention.asked(form, "loaves", "")).isTrue();
        assertThat(Convention.asked(form, "note", null)).isFalse();
        assertThat(Convention.asked(form, "note", "true")).isTrue();
        assertThat(Convention.asked(form, "title", false)).isFalse();
        assertThatThrownBy(() -> Convention.asked(form, "butter", null)).hasMessageContaining("has no field butter");
    }
}
