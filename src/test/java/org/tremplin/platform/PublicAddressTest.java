package org.tremplin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicAddressTest {
    @Test
    void redirects_lead_to_the_address_that_was_given_and_stay_a_path_where_it_names_only_this_machine() {
        assertThat(new PublicAddress("https://tremplin.example.org/").location("/people/list?q=a"))
                .isEqualTo("https://tremplin.example.org/people/list?q=a");
        assertThat(new PublicAddress("http://localhost:8080").location("/people/list"))
                .isEqualTo("/people/list");
        assertThat(new PublicAddress("http://127.0.0.1:8080").location("/")).isEqualTo("/");
    }

    @Test
    void a_header_holds_one_line_of_plain_letters() {
        assertThat(new PublicAddress("http://localhost").location("/x?q=é \r\nSet-Cookie: a=b"))
                .isEqualTo("/x?q=%C3%A9%20%0D%0ASet-Cookie:%20a=b");
    }

    @Test
    void cookies_are_secure_where_people_come_over_tls() {
        assertThat(new PublicAddress("https://tremplin.example.org").secure()).isTrue();
        assertThat(new PublicAddress("HTTPS://tremplin.example.org").secure()).isTrue();
        assertThat(new PublicAddress("http://tremplin.example.org").secure()).isFalse();
    }

    @Test
    void our_pages_come_from_it() {
        PublicAddress ours = new PublicAddress("https://Tremplin.example.org:8443/");
        assertThat(ours.isOrigin("https://tremplin.example.org:8443")).isTrue();
        assertThat(ours.isOrigin("https://tremplin.example.org")).isFalse();
        assertThat(ours.isOrigin("http://tremplin.example.org:8443")).isFalse();
        assertThat(ours.isOrigin("null")).isFalse();
    }
}
