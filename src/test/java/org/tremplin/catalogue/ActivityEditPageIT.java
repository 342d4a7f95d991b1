package org.tremplin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.Guest;

/** The form of an activity: the object that is filled in is the one that is kept. */
class ActivityEditPageIT {
    private static final String PAGE = "/catalogue/activity-edit";

    private final Guest coordinator = Guest.signedIn("coordination");

    private String made(Map<String, String> typed) {
        HttpResponse<String> saved = coordinator.submit(PAGE, "form", "save", typed);
        return saved.headers().firstValue("Location").orElseThrow().replaceFirst(".*=", "");
    }

    private static Map<String, String> typed(String... more) {
        Map<String, String> typed = new HashMap<>(Map.of("pole", "12", "type", "23"));
        typed.put("title", "Activité " + Cast.unique());
        typed.put("code", "E" + Cast.unique());
        for (int i = 0; i < more.length; i += 2) {
            typed.put(more[i], more[i + 1]);
        }
        return typed;
    }

    @Test
    void what_cannot_be_is_said_at_its_field_and_nothing_that_was_typed_is_lost() {
        for (String capacity : new String[] {"0", "", "beaucoup", "100001"}) {
            Map<String, String> typed = typed("capacity", capacity, "audience", "Pour <tous>", "level", "x".repeat(13));
            HttpResponse<String> said = coordinator.submit(PAGE, "form", "save", typed);
            assertThat(said.statusCode()).as(capacity).isEqualTo(200);
            assertThat(said.body())
                    .contains(typed.get("title"), typed.get("code"), "Pour &lt;tous", "xxxxxxxxxxxxx")
                    .containsPattern("id=\"form:capacity\"[^>]*value=\"" + capacity + "\"")
                    .containsPattern("(?s)id=\"form:capacity\".{1,600}field-error[^>]*>\\s*(<[^>]*>)*[^<]{5}")
                    .containsPattern("(?s)id=\"form:level\".{1,600}field-error[^>]*>\\s*(<[^>]*>)*[^<]{5}")
                    .doesNotContainPattern("(?s)id=\"form:audience\".{1,400}field-error[^>]*>\\s*(<[^>]*>)*[^<]{5}");
        }
    }

    @Test
    void an_input_takes_as_much_as_its_field() {
        assertThat(coordinator.get(PAGE).body())
                .containsPattern("<input[^>]*id=\"form:title\"[^>]*maxlength=\"200\"")
                .containsPattern("<input[^>]*id=\"form:level\"[^>]*maxlength=\"12\"")
                .containsPattern("<textarea[^>]*id=\"form:objectives\"[^>]*maxlength=\"2000\"")
                .containsPattern("<input[^>]*id=\"form:capacity\"[^>]*min=\"1\"")
                .containsPattern("<input[^>]*id=\"form:capacity\"[^>]*max=\"100000\"");
    }

    @Test
    void a_field_that_the_page_does_not_ask_for_is_not_filled_in_by_whoever_sends_it() {
        String first = made(typed());
        String second = made(
                typed("id", first, "version", "7", "archived", "true", "form.archived", "true", "published", "true"));
        assertThat(second).isNotEqualTo(first);
        assertThat(coordinator.get("/catalogue/activity?activity=" + second).body())
                .doesNotContain("form:back\"")
                .contains("form:archive\"");
    }

    @Test
    void what_to_bring_is_read_where_somebody_looks_who_is_about_to_come() {
        String wool = "Des <ciseaux> et de la laine";
        String shown = "Des &lt;ciseaux&gt; et de la laine";
        String id = made(typed("whatToBring", wool, "published", "true"));
        assertThat(coordinator.get("/catalogue/activity?activity=" + id).body()).contains(shown);
        assertThat(Guest.stranger().get("/planning/offer?activity=" + id).body())
                .contains("Ce qu'il faut apporter", shown)
                .doesNotContain(wool);
        assertThat(Guest.stranger().get("/planning/offer").body()).contains(shown);
        String page = "/catalogue/activity?activity=" + id;
        String poster = "/planning/offer?activity=" + id;
        assertThat(coordinator.get(page).body()).contains(poster);
        coordinator.submit(page, "form", "archive", Map.of());
        assertThat(coordinator.get(page).body())
                .as("nothing leads to what is out of the offer")
                .doesNotContain(poster);
        coordinator.submit(page, "form", "back", Map.of());
        assertThat(coordinator
                        .submit(PAGE + "?activity=" + id, "form", "save", Map.of("whatToBring", "x".repeat(301)))
                        .body())
                .contains("x".repeat(301), "field-error");
    }

    @Test
    void what_to_bring_is_read_on_the_page_of_a_session() {
        String session = found("/planning/sessions", "/planning/session\\?session=\\d+");
        String group = found(session, "/planning/group\\?group=\\d+");
        String activity = coordinator
                .form(group.replace("/group?", "/group-edit?"), "form")
                .fields()
                .get("form:activity");
        String apron = "Un <tablier> " + Cast.unique();
        // a box that is ticked says so: others follow the links to this one's poster
        coordinator.submit(
                PAGE + "?activity=" + activity, "form", "save", Map.of("whatToBring", apron, "published", "true"));
        assertThat(coordinator.get(session).body())
                .contains(apron.replace("<", "&lt;").replace(">", "&gt;"))
                .doesNotContain(apron);
    }

    private String found(String page, String link) {
        Matcher found = Pattern.compile(link).matcher(coordinator.get(page).body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void blanks_around_a_text_are_none_of_it() {
        String id = made(typed("level", "  A1 ", "audience", "   "));
        Map<String, String> kept =
                coordinator.form(PAGE + "?activity=" + id, "form").fields();
        assertThat(kept).containsEntry("form:level", "A1").containsEntry("form:audience", "");
    }
}
