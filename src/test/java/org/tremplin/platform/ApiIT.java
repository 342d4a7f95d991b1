package org.tremplin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tremplin.Guest;

/** The description of the REST API, which the server makes of the classes when it is first asked. */
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
                .doesNotContain("payara", "Exception");
    }
}
