package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;

/** What every form does, on forms of several rooms. */
class FormPageIT {
    @Test
    void a_number_that_is_left_empty_is_asked_for_at_its_field() {
        asked(
                Guest.signedIn("coordination"),
                "/planning/group-edit",
                "capacity",
                Map.of("title", "Un groupe <sans> places"));
        asked(Guest.signedIn("admin"), "/access/association", "answerDays", Map.of());
    }

    private static void asked(Guest guest, String page, String number, Map<String, String> typed) {
        Map<String, String> all = new HashMap<>(typed);
        all.put(number, "");
        var said = guest.submit(page, "form", "save", all);
        assertThat(said.statusCode()).as(page).isEqualTo(200);
        assertThat(said.body())
                .containsPattern("(?s)id=\"form:" + number + "\".{1,900}field-error[^>]*>\\s*(<[^>]*>)*[^<]{5}");
        typed.values()
                .forEach(text -> assertThat(said.body())
                        .contains(text.replace("<", "&lt;").substring(0, 12)));
    }
}
