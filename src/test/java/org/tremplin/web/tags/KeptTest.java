package org.tremplin.web.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {
    @Test
    void the_nonce_of_the_page_that_was_drawn_first_is_not_kept() {
        String html = "<script nonce=\"0a1b-2c\" src=\"{here}\"></script>";
        assertThat(Kept.cut(html, true, "0a1b-2c"))
                .isEqualTo(List.of("<script nonce=\"", "{nonce}", "\" src=\"", "here", "\"></script>"));
        assertThat(Kept.cut(html, false, "0a1b-2c"))
                .isEqualTo(List.of("<script nonce=\"", "{nonce}", "\" src=\"{here}\"></script>"));
    }
}
