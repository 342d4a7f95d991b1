package org.tremplin.offer;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.Guest;

/** The page of what is on offer, as somebody without an account reads it. */
class OfferPageIT {
    private static final String PAGE = "/planning/offer";
    private static final List<String> NAMES = List.of("Nadia", "Benali", "Lambert", "Amina", "Alpha 2 soir");

    private static List<String> all(String pattern, HttpResponse<String> page) {
        return Pattern.compile(pattern)
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    void a_stranger_reads_what_was_opted_in_and_leaves_no_session_behind() {
        HttpResponse<String> page = Guest.stranger().get(PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Atelier cuisine", "Vivre en Belgique (60 h)", "Gratuit", "11:30 – 15:00")
                .contains("Exemple 12, 1080 Bruxelles")
                .doesNotContain("Buffet solidaire")
                .doesNotContain(NAMES);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Cache-Control")).contains("private, max-age=300");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(40_000);
    }

    @Test
    void the_short_address_of_the_posters_leads_there() {
        HttpResponse<String> answer = Guest.stranger().get("/offer?pole=11");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(PAGE + "?pole=11");
        assertThat(Guest.stranger().get(PAGE + "?pole=11").body())
                .contains("Alphabétisation")
                .doesNotContain("Atelier cuisine");
    }

    @Test
    void it_speaks_arabic_from_right_to_left() {
        assertThat(Guest.stranger().get(PAGE + "?lang=ar").body())
                .contains("dir=\"rtl\"", "مجاني", "دروسنا وورشنا")
                .doesNotContain("Gratuit", "Prochaine", "???");
    }

    @Test
    void every_group_has_a_calendar_that_another_library_reads() {
        Guest stranger = Guest.stranger();
        List<String> calendars = all("href=\"(/offer/\\d+\\.ics)\"", stranger.get(PAGE));
        assertThat(calendars).hasSizeGreaterThan(4).allSatisfy(path -> {
            HttpResponse<String> answer = stranger.get(path);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
            assertThat(answer.body()).doesNotContain(NAMES);
            assertThat(Biweekly.parse(answer.body()).first()).isNotNull();
        });
        assertThat(calendars.stream()
                        .flatMap(path -> Biweekly.parse(stranger.get(path).body()).first().getEvents().stream())
                        .filter(event -> event.getSummary().getValue().equals("Vivre en Belgique (60 h)")))
                .anySatisfy(event -> assertThat(event.getDateStart()
                                .getValue()
                                .toInstant()
                                .atZone(ZoneId.of("Europe/Brussels"))
                                .toLocalTime())
                        .isEqualTo(LocalTime.of(21, 15)));
    }

    @Test
    void a_calendar_of_a_group_that_is_not_on_offer_cannot_be_guessed() {
        List<String> buffet = all(
                "/planning/group\\?group=(\\d+)\">Buffet",
                Guest.signedIn("coordination").get("/planning/groups"));
        assertThat(buffet).hasSize(1);
        for (String guess : List.of(buffet.get(0), "0", "999999999999999", "x", "../feeds/1")) {
            assertThat(Guest.stranger().get("/offer/" + guess + ".ics").statusCode())
                    .as(guess)
                    .isEqualTo(404);
        }
    }

    @Test
    void a_coordinator_shows_an_activity_by_its_form_and_archives_it_away() {
        Guest coordinator = Guest.signedIn("coordination");
        String title = "<b>Théâtre</b> " + Cast.unique();
        String shown = title.replace("<", "&lt;").replace(">", "&gt;");
        Map<String, String> typed = new LinkedHashMap<>(Map.of("title", title, "code", Cast.unique()));
        typed.putAll(Map.of("pole", "12", "type", "23", "price", "7.50", "pictogram", "STAR", "colour", "VIOLET"));
        typed.putAll(Map.of("published", "true", "audience", "Tous les âges"));
        HttpResponse<String> saved = coordinator.submit("/catalogue/activity-edit", "form", "save", typed);
        String id = saved.headers().firstValue("Location").orElse("").replaceFirst(".*=", "");
        Guest stranger = Guest.stranger();
        assertThat(stranger.get(PAGE).body()).contains(shown).doesNotContain(title);
        HttpResponse<String> poster = stranger.get(PAGE + "?activity=" + id);
        assertThat(poster.body())
                .contains(shown, "icons.svg", "#star", "hue-VIOLET", "Tous les âges", "7,50")
                .doesNotContain(title, "Atelier cuisine");
        coordinator.submit("/catalogue/activity?activity=" + id, "form", "archive", Map.of());
        assertThat(stranger.get(PAGE).body()).doesNotContain(shown);
        assertThat(stranger.get(PAGE + "?activity=" + id).statusCode()).isEqualTo(404);
    }
}
