package org.tremplin.enrolment.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.House;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.people.People;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.installation.Vault;

/** People who write their name down themselves. */
@InContainer
class SignUpsIT {
    @Inject
    private Cast cast;

    @Inject
    private SignUps service;

    @Inject
    private People people;

    @Inject
    private Houses houses;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    private String name;

    @BeforeEach
    void everybody_may() {
        name = "Page" + Cast.unique();
        allow(true);
    }

    @AfterEach
    void nobody_may() {
        allow(false);
    }

    private void allow(boolean signUp) {
        cast.become(Role.ADMINISTRATOR);
        House house = houses.house();
        houses.change(new House(
                house.version(),
                house.name(),
                house.zone(),
                house.offer(),
                house.answerDays(),
                house.contactYears(),
                house.proofYears(),
                signUp));
        cast.become(Role.COORDINATOR);
    }

    private String shown(Duration ago) {
        return vault.seal(String.valueOf(clock.instant().minus(ago).toEpochMilli()), "sign-up");
    }

    private SignUpRow said() {
        return new SignUpRow(0, 0, "Hana", name, "+32470111222", "ar", "lire", null);
    }

    private List<SignUpRow> mine() {
        return service.waiting().stream()
                .filter(row -> row.familyName().equals(name))
                .toList();
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void who_wrote_their_name_down_is_called_and_gets_a_file() {
        service.ask(shown(Duration.ofSeconds(20)), said());
        assertThat(mine()).singleElement().returns("lire", SignUpRow::wish);
        long person = service.accept(mine().get(0).id(), mine().get(0).version());
        assertThat(people.view(person).details())
                .returns("Hana", p -> p.givenName())
                .returns("ar", p -> p.firstLanguage())
                .returns("+32470111222", p -> p.phone());
        assertThat(mine()).isEmpty();
        service.ask(shown(Duration.ofSeconds(20)), said());
        service.dismiss(mine().get(0).id(), mine().get(0).version());
        assertThat(mine()).isEmpty();
    }

    @Test
    void a_form_that_no_human_fills_in_is_refused() {
        refused(() -> service.ask(service.ticket(), said()), EnrolmentRefusal.SIGN_UP_TICKET);
        refused(() -> service.ask(shown(Duration.ofDays(2)), said()), EnrolmentRefusal.SIGN_UP_TICKET);
        for (String made : new String[] {
            null, "", "x", "AAAA", String.valueOf(clock.instant().toEpochMilli() - 60_000)
        }) {
            refused(() -> service.ask(made, said()), EnrolmentRefusal.SIGN_UP_TICKET);
        }
        assertThat(mine()).isEmpty();
    }

    @Test
    void only_so_many_wait_at_once() throws Exception {
        cast.alter("insert into sign_up (id, given_name, family_name, phone, language, asked_at)"
                + " select 960000000 + seq, 'Beaucoup', '', '+32', 'fr', now(6) from seq_1_to_500");
        try {
            refused(() -> service.ask(shown(Duration.ofSeconds(20)), said()), EnrolmentRefusal.SIGN_UP_TOO_MANY);
        } finally {
            cast.alter("delete from sign_up where given_name = 'Beaucoup'");
        }
    }

    @Test
    void where_nobody_may_there_is_no_form_and_the_list_is_for_who_places_people() {
        allow(false);
        assertThatThrownBy(() -> service.ticket()).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> service.ask(shown(Duration.ofSeconds(20)), said()))
                .isInstanceOf(Missing.class);
        for (Role role : List.of(Role.TRAINER, Role.REPORTING, Role.LEARNER)) {
            cast.become(role, Set.of(), 1L);
            assertThatThrownBy(() -> service.waiting()).isInstanceOf(Missing.class);
        }
    }
}
