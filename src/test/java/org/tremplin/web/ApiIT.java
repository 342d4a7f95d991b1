package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;

/** The description of the REST API. */
class ApiIT {
    @Test
    void every_path_is_described_and_nothing_else() {
        var answer = Guest.stranger().get("/openapi");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\n  /api/v1/sessions:",
                        "\n  /api/v1/sessions/{session}/attendance:",
                        "\n  /api/v1/sessions/{session}/attendance/{person}:",
                        "\n  /api/v1/me/progress:",
                        "\n  /api/v1/figures:",
                        "\n  /api/v1/employment-figures:",
                        "\n  /api/v1/imports:")
                .doesNotContain("payara", "Exception", "EditPage");
    }

    @Test
    void it_is_what_the_build_wrote_the_server_looks_through_no_classes_for_it() throws IOException {
        Guest stranger = Guest.stranger();
        assertThat(stranger.get("/openapi").body()).isEqualTo(built("openapi.yaml"));
        assertThat(stranger.get("/openapi?format=JSON").body()).isEqualTo(built("openapi.json"));
        assertThat(stranger.get("/openapi/other").statusCode()).isNotEqualTo(200);
    }

    private static String built(String file) throws IOException {
        try (InputStream in = Api.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
