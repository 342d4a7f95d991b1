package org.tremplin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.AuditLines;
import org.tremplin.access.Role;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.people.contact.Consent;
import org.tremplin.people.contact.ConsentRow;
import org.tremplin.people.contact.Consents;
import org.tremplin.people.merging.Merges;
import org.tremplin.people.privacy.PersonFiles;
import org.tremplin.people.privacy.ProtectedData;
import org.tremplin.people.privacy.ProtectedData.Residence;
import org.tremplin.people.privacy.ProtectedPeople;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.installation.Vault;

/** What is asked beyond a name and a number: little, agreed to, and some of it sealed. */
@InContainer
class PersonMoreIT {
    private static final ProtectedData SECRET =
            new ProtectedData(Residence.PROTECTION, LocalDate.of(2027, 5, 1), "près du tableau");

    private static final String OTHER_KEY = "00000000";

    @Inject
    private Cast cast;

    @Inject
    private AuditLines lines;

    @Inject
    private People people;

    @Inject
    private Households households;

    @Inject
    private Consents consents;

    @Inject
    private ProtectedPeople service;

    @Inject
    private AskedFields fields;

    @Inject
    private PersonFiles files;

    @Inject
    private Merges merges;

    @Inject
    private Vault vault;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    private long amina;
    private long bekele;

    @BeforeEach
    void two_people_are_known() {
        cast.become(Role.COORDINATOR);
        amina = cast.person("Amina", "Plus" + Cast.unique());
        bekele = cast.person("Bekele", "Plus" + Cast.unique());
    }

    @AfterEach
    void everything_is_asked_again() {
        cast.become(Role.COORDINATOR);
        fields.ask(EnumSet.allOf(AskedFields.Field.class));
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    private long count(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    @Test
    void twelve_languages_are_kept_and_more_refused() {
        List<String> twelve = List.of("ar", "ti", "am", "fa", "ps", "so", "tr", "es", "pt", "ru", "uk", "sq");
        PersonMore more =
                new PersonMore(people.more(amina).version(), null, twelve, twelve, null, null, null, null, null);
        people.changeMore(amina, more);
        assertThat(people.more(amina).languages()).isEqualTo(twelve);
        List<String> thirteen = Stream.concat(twelve.stream(), Stream.of("nl")).toList();
        refused(
                () -> people.changeMore(
                        amina,
                        new PersonMore(
                                people.more(amina).version(), null, thirteen, List.of(), null, null, null, null, null)),
                PersonRefusal.TOO_MANY_LANGUAGES);
    }

    @Test
    void how_to_reach_somebody_is_kept_and_a_stale_form_refused() {
        PersonMore more = new PersonMore(
                people.more(amina).version(),
                Person.ContactBy.VOICE,
                List.of("ti", "ar"),
                List.of("ti"),
                "am",
                "Rue Haute 1",
                "1000",
                "Sœur",
                "+32470111222");
        people.changeMore(amina, more);
        assertThat(people.more(amina))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(more);
        assertThatThrownBy(() -> people.changeMore(amina, more)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void a_household_grows_joins_another_and_ends_with_the_last_two() {
        long child = cast.person("Chen", "Plus" + Cast.unique());
        long other = cast.person("Dina", "Plus" + Cast.unique());
        households.join(amina, bekele);
        households.join(child, other);
        households.join(amina, child);
        assertThat(households.of(amina)).extracting(PersonRow::id).containsExactly(bekele, child, other);
        households.leave(other);
        households.leave(child);
        households.leave(amina);
        assertThat(households.of(bekele)).isEmpty();
        assertThat(count("select count(*) from person where household_id is not null and id = " + bekele))
                .isZero();
        refused(() -> households.join(amina, amina), PersonRefusal.SAME_PERSON);
    }

    @Test
    void a_consent_says_when_in_which_words_and_language_and_when_not_any_more() {
        consents.give(amina, Consent.Purpose.PHOTO, "ar", true);
        ConsentRow first = consents.of(amina).get(0);
        assertThat(first)
                .returns("ar", ConsentRow::language)
                .returns(true, ConsentRow::interpreter)
                .returns(cast.today(), ConsentRow::givenOn);
        consents.reword(Consent.Purpose.PHOTO, Map.of("fr", "Autres mots " + amina, "en", " "));
        consents.give(amina, Consent.Purpose.PHOTO, "fr", false);
        assertThat(consents.of(amina)).hasSize(2);
        assertThat(consents.of(amina).get(0)).returns(first.edition() + 1, ConsentRow::edition);
        assertThat(consents.of(amina).get(1)).returns(cast.today(), ConsentRow::withdrawnOn);
        refused(() -> consents.give(amina, Consent.Purpose.PHOTO, "en", false), PersonRefusal.CONSENT_LANGUAGE);
        refused(() -> consents.reword(Consent.Purpose.PHOTO, Map.of("fr", " ")), PersonRefusal.CONSENT_FRENCH);
        consents.withdraw(
                consents.of(amina).get(0).id(), consents.of(amina).get(0).version());
        assertThat(consents.of(amina)).allMatch(row -> row.withdrawnOn() != null);
    }

    @Test
    void what_harms_when_it_leaks_is_unreadable_in_the_database_and_read_by_job_and_social_staff_alone() {
        cast.become(Role.COUNSELLOR);
        service.change(amina, SECRET);
        assertThat(service.read(amina)).isEqualTo(SECRET);
        assertThat(count("select count(*) from person_secret where person_id = " + amina))
                .isEqualTo(3);
        assertThat(
                        count(
                                "select count(*) from person_secret where sealed like '%PROTECTION%' or sealed like '%tableau%'"))
                .isZero();
        service.change(amina, new ProtectedData(null, null, " "));
        assertThat(count("select count(*) from person_secret where person_id = " + amina))
                .isZero();
        for (Role role : List.of(Role.ADMINISTRATOR, Role.COORDINATOR, Role.TRAINER, Role.REPORTING, Role.LEARNER)) {
            cast.become(role, Set.of(), amina);
            assertThatThrownBy(() -> service.read(amina)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> service.change(amina, SECRET)).isInstanceOf(Missing.class);
        }
    }

    @Test
    void reading_it_is_written_down_for_the_person_to_see() throws Exception {
        cast.become(Role.COUNSELLOR);
        service.change(amina, SECRET);
        service.read(amina);
        lines.write();
        assertThat(seen()).isTrue();
    }

    private boolean seen() {
        return files.of(amina).readings().stream()
                .anyMatch(reading -> reading.useCase().equals("ProtectedPeople.read"));
    }

    @Test
    void a_sealed_text_opens_nowhere_else_and_not_when_it_was_changed() throws Exception {
        cast.become(Role.COUNSELLOR);
        service.change(amina, SECRET);
        service.change(bekele, SECRET);
        cast.alter("update person_secret a join person_secret b on b.kind = a.kind and b.person_id = " + bekele
                + " set a.sealed = b.sealed where a.person_id = " + amina);
        assertThatThrownBy(() -> service.read(amina))
                .isInstanceOf(Refused.class)
                .hasMessage("platform.refusal.KEY_WRONG");
        assertThat(service.opens(amina)).isFalse();
        assertThatThrownBy(() -> service.change(amina, new ProtectedData(null, null, null)))
                .as("what cannot be opened is never written over")
                .isInstanceOf(Refused.class)
                .hasMessage("platform.refusal.KEY_WRONG");
        assertThat(service.opens(bekele)).isTrue();
        assertThat(vault.open(vault.seal("é", "x"), "x")).isEqualTo("é");
        assertThat(vault.seal("é", "x")).isNotEqualTo(vault.seal("é", "x"));
    }

    @Test
    void a_key_that_the_database_does_not_know_seals_nothing() throws Exception {
        cast.become(Role.COUNSELLOR);
        service.change(amina, SECRET);
        cast.alter("update vault_key set id = '" + OTHER_KEY + "'");
        try {
            assertThat(service.opens(bekele)).isFalse();
            assertThatThrownBy(() -> service.change(bekele, SECRET))
                    .isInstanceOf(Refused.class)
                    .hasMessage("platform.refusal.KEY_WRONG");
        } finally {
            cast.alter("update vault_key set id = '" + vault.keyId() + "' where id = '" + OTHER_KEY + "'");
        }
        service.change(bekele, SECRET);
        assertThat(service.read(bekele)).isEqualTo(SECRET);
    }

    @Test
    void a_merge_keeps_it_readable_and_who_asks_for_their_file_reads_it() {
        cast.become(Role.COUNSELLOR);
        service.change(bekele, SECRET);
        cast.become(Role.COORDINATOR);
        long merge = merges.merge(
                amina, people.view(amina).version(), bekele, people.view(bekele).version());
        cast.become(Role.COUNSELLOR);
        assertThat(service.read(amina)).isEqualTo(SECRET);
        assertThat(files.of(amina).sections().toString()).contains("PROTECTION", "près du tableau");
        cast.become(Role.COORDINATOR);
        assertThat(files.of(amina).sections().toString()).doesNotContain("PROTECTION");
        merges.undo(merge);
        cast.become(Role.COUNSELLOR);
        assertThat(service.read(bekele)).isEqualTo(SECRET);
    }

    @Test
    void what_is_not_asked_any_more_can_be_cleared_from_every_file() {
        long before = people.more(amina).version();
        people.changeMore(
                amina,
                new PersonMore(before, Person.ContactBy.SMS, List.of(), List.of(), null, null, null, "Sœur", null));
        assertThat(fields.clear(AskedFields.Field.EMERGENCY)).as("it is asked").isZero();
        fields.ask(EnumSet.complementOf(EnumSet.of(AskedFields.Field.EMERGENCY)));
        assertThat(fields.unasked()).containsExactly(AskedFields.Field.EMERGENCY);
        assertThat(fields.leftOver().get(AskedFields.Field.EMERGENCY)).isPositive();
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThat(fields.leftOver()).isEmpty();
        assertThatThrownBy(() -> fields.clear(AskedFields.Field.EMERGENCY)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR);
        assertThat(fields.clear(AskedFields.Field.EMERGENCY)).isPositive();
        assertThat(fields.leftOver()).isEmpty();
        assertThat(people.more(amina))
                .returns(null, PersonMore::emergencyName)
                .returns(Person.ContactBy.SMS, PersonMore::contactBy);
    }

    @Test
    void who_is_out_of_reach_is_missing() throws Exception {
        cast.alter("update person set site_id = " + Cast.HEAD_OFFICE + " where id in (" + amina + ", " + bekele + ")");
        consents.give(amina, Consent.Purpose.PHOTO, "fr", false);
        ConsentRow given = consents.of(amina).get(0);
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThatThrownBy(() -> people.more(amina)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> households.of(amina)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> households.join(amina, bekele)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> households.leave(amina)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> consents.give(amina, Consent.Purpose.PHOTO, "fr", false))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> consents.withdraw(given.id(), given.version())).isInstanceOf(Missing.class);
        cast.become(Role.COUNSELLOR, Set.of(987_654L), null);
        assertThatThrownBy(() -> service.read(amina)).isInstanceOf(Missing.class);
    }
}
