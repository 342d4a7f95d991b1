package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    void a_redirect_follows_it_however_the_server_is_asked_for_one() throws IOException {
        List<String> said = new ArrayList<>();
        HttpServletResponse plain = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, values) -> {
                    said.add(method.getName() + Arrays.toString(values));
                    return null;
                });
        HttpServletResponse ours = new PublicAddress("https://tremplin.example.org").around(plain);
        ours.sendRedirect("/1");
        ours.sendRedirect("/2", true);
        ours.sendRedirect("/3", HttpServletResponse.SC_SEE_OTHER);
        ours.sendRedirect("/4", HttpServletResponse.SC_SEE_OTHER, false);
        assertThat(said)
                .filteredOn(call -> !call.endsWith("null"))
                .containsExactly(
                        "setStatus[302]", "setHeader[Location, https://tremplin.example.org/1]",
                        "setStatus[302]", "setHeader[Location, https://tremplin.example.org/2]",
                        "setStatus[303]", "setHeader[Location, https://tremplin.example.org/3]",
                        "setStatus[303]", "setHeader[Location, https://tremplin.example.org/4]");
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
