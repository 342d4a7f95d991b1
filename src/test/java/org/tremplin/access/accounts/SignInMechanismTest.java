package org.tremplin.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.access.Capability;

class SignInMechanismTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access/sign-in",
                "/access/sign-in.xhtml",
                "/assets/app.js",
                "/feeds/abc.ics",
                "/offer",
                "/offer/12.ics",
                "/progress/certificate",
                "/health/ready",
                "/openapi"
            })
    void strangers_see(String path) {
        assertThat(Capability.isOpen(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access/sign-in-as",
                "/access/sign-ins",
                "/access/first-runs",
                "/enrolment/answers",
                "/enrolment/answers.xhtml",
                "/enrolment/registers",
                "/offers",
                "/planning/offer-edit",
                "/progress/certificates",
                "/progress/certificate/x",
                "/preferencesx",
                "/healthy",
                "/openapi-x",
                "/assets",
                "/assets/../people/list"
            })
    void a_page_whose_name_begins_like_a_public_one_is_not(String path) {
        assertThat(Capability.isOpen(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "bearer x", "BEARER x", "bEaReR  x"})
    void a_token_is_one_however_its_scheme_is_written(String header) {
        assertThat(SignInMechanism.isBearer(header)).isTrue();
        assertThat(SignInMechanism.isBearer("Basic x")).isFalse();
    }
}
