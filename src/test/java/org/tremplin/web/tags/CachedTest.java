package org.tremplin.web.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachedTest {
    private static String filled(String html, Map<?, ?> slots) {
        return Drawing.of(html, true, "0a1b-2c").filled(slots, "3d4e-5f");
    }

    @Test
    void the_nonce_of_the_page_that_was_drawn_first_is_not_kept() {
        String html = "<script nonce=\"0a1b-2c\" src=\"{here}\"></script>";
        assertThat(filled(html, Map.of("here", "/a?b&c")))
                .isEqualTo("<script nonce=\"3d4e-5f\" src=\"/a?b&amp;c\"></script>");
        assertThat(Drawing.of(html, false, "0a1b-2c").filled(Map.of(), "3d4e-5f"))
                .isEqualTo("<script nonce=\"3d4e-5f\" src=\"{here}\"></script>");
    }

    @Test
    void what_is_there_several_times_is_written_once_for_each_with_what_is_known_around_it() {
        String html = "<table>{each rows}<tr><th>{name} {year}</th>{each cells}<td>{name}{mark}</td>{end cells}</tr>"
                + "{end rows}</table>{each none}<p>{nobody}</p>{end none}";
        assertThat(filled(
                        html,
                        Map.of(
                                "year",
                                2026,
                                "none",
                                List.of(),
                                "rows",
                                List.of(
                                        Map.of("name", "A", "cells", List.of(Map.of("mark", 1), Map.of("mark", 2))),
                                        Map.of("name", "B", "cells", List.of())))))
                .isEqualTo("<table><tr><th>A 2026</th><td>A1</td><td>A2</td></tr><tr><th>B 2026</th></tr></table>");
    }

    @Test
    void no_name_is_markup_and_none_opens_a_hole() {
        assertThat(filled("<a title=\"{a}\">{b}</a>", Map.of("a", "\"><script>", "b", "{a} & {each b}\u0001é😀")))
                .isEqualTo("<a title=\"&quot;&gt;&lt;script&gt;\">{a} &amp; {each b}é😀</a>");
    }

    @Test
    void an_attribute_of_nothing_is_left_out_and_a_text_of_nothing_is_a_mistake() {
        Map<String, Object> nothing = Collections.singletonMap("a", null);
        assertThat(filled("<option value=\"1\" selected=\"{a}\">", nothing)).isEqualTo("<option value=\"1\">");
        assertThat(filled("<option value=\"1\" selected=\"{a}\">", Map.of("a", "")))
                .isEqualTo("<option value=\"1\" selected=\"\">");
        assertThatThrownBy(() -> filled("<p>{a}</p>", nothing)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> filled("<p a=\"{a}\"></p>", Map.of())).isInstanceOf(IllegalStateException.class);
    }
}
