package org.tremplin.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tremplin.access.AuditRow;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;

class AuditSentencesTest {
    private static final Map<String, Map<Long, String>> NAMES = Map.of(
            "account", Map.of(7L, "Sonia Nouvelle"),
            "person", Map.of(12L, "Amina Haddad"),
            "site", Map.of(1L, "Siège"));

    private static String french(String account, String useCase, String subject, String outcome) {
        return parts(account, useCase, subject, outcome).stream()
                .map(AuditSentences.Part::text)
                .collect(Collectors.joining());
    }

    private static List<AuditSentences.Part> parts(String account, String useCase, String subject, String outcome) {
        return new AuditSentences(new Texts(Language.FR), NAMES)
                .of(new AuditRow(1, Instant.EPOCH, account, useCase, subject, outcome));
    }

    @Test
    void what_a_line_names_leads_there() {
        assertThat(parts("Claire", "Merges.merge", "kept=12 gone=13 account=7 site=1", "ok"))
                .extracting(AuditSentences.Part::href)
                .filteredOn(Objects::nonNull)
                .containsExactly("/people/person?person=12", "/access/account-edit?account=7");
    }

    @Test
    void a_line_says_who_did_what_about_whom() {
        assertThat(french("Claire", "People.view", "person=12", "ok"))
                .isEqualTo("Claire a ouvert une fiche\u00a0: Amina Haddad.");
        assertThat(french("Claire", "People.view", "person=13", "missing"))
                .isEqualTo("Claire a ouvert une fiche – rien n’a été trouvé.");
    }

    @Test
    void a_line_of_a_call_that_has_another_name_by_now_says_the_same() {
        assertThat(french("Amina", "Attendance.checkIn", "", "ok"))
                .isEqualTo(french("Amina", "CheckInCodes.checkIn", "", "ok"))
                .contains("avec le code");
    }

    @Test
    void days_are_said_as_days() {
        assertThat(french("Claire", "People.view", "person=12 from=2026-12-01 to=2026-12-31", "ok"))
                .endsWith("Amina Haddad (depuis\u00a0: 1er décembre 2026, jusqu’à\u00a0: 31 décembre 2026).");
        assertThat(french("Claire", "People.view", "date=2026-02-30", "ok")).contains("2026-02-30");
    }

    @Test
    void what_changed_of_an_account_is_told() {
        assertThat(french(
                        "Admin",
                        "Accounts.change",
                        "account=7 account-is=CLOSED role=+TRAINER role=-LEARNER site=+1",
                        "ok"))
                .isEqualTo(
                        "Admin a modifié un compte\u00a0: Sonia Nouvelle (compte\u00a0: fermé, rôle donné\u00a0: Formation,"
                                + " rôle retiré\u00a0: Apprenant·e, site ajouté\u00a0: Siège).");
    }

    @Test
    void a_try_at_the_door_names_whose_account_it_was() {
        assertThat(french(null, "SignIns.try", "account=7 from=81.246.…", "refused WRONG_LOGIN_OR_PASSWORD"))
                .isEqualTo(
                        "Quelqu’un a essayé d’entrer avec le compte\u00a0: Sonia Nouvelle (depuis\u00a0: 81.246.…) – refusé\u00a0:"
                                + " Identifiant ou mot de passe incorrect.");
        assertThat(french(null, "SignIns.try", "from=81.246.…", "refused TOO_MANY_TRIES"))
                .contains("Trop d'essais");
    }

    @Test
    void a_refusal_is_told_without_what_the_line_does_not_have() {
        assertThat(french("Claire", "Sessions.move", "", "refused CLASH"))
                .endsWith("refusé\u00a0: Déjà pris à ce moment.");
        assertThat(french("Claire", "Targets.set", "", "refused TARGET_TAKEN"))
                .endsWith("refusé\u00a0: Cette personne a déjà un objectif pour «\u00a0…\u00a0».");
        assertThat(french("Claire", "Groups.change", "", "refused CODE_TAKEN")).endsWith(" – refusé.");
        assertThat(french("Claire", "Seals.seal", "", "refused NOT_EVERYBODY_MARKED"))
                .endsWith(" – refusé.");
        assertThat(french("Claire", "Seals.seal", "", "refused NOBODY_KNOWS_WHY"))
                .endsWith(" – refusé.");
    }

    @Test
    void what_nobody_signed_in_for_the_server_did_itself() {
        assertThat(french(null, "Alerts.round", "", "ok")).startsWith("Le serveur a cherché");
    }

    @Test
    void what_is_not_known_stays_as_it_is_but_for_numbers_that_say_nothing() {
        assertThat(french("Claire", "Novelties.make", "novelty=NEW", "ok"))
                .isEqualTo("Claire Novelties.make (novelty NEW).");
        assertThat(french("Claire", "Merges.merge", "kept=12 keptVersion=1 gone=4266 goneVersion=1", "ok"))
                .isEqualTo("Claire a réuni deux fiches d’une même personne\u00a0: Amina Haddad.");
    }

    @Test
    void a_month_is_said_as_one_reads_it() {
        assertThat(french("Claire", "Months.close", "month=2026-10", "ok"))
                .isEqualTo("Claire a clôturé un mois (mois\u00a0: octobre 2026).");
    }

    @Test
    void ids_are_collected_by_what_they_are_of() {
        assertThat(AuditSentences.ids(List.of(
                        new AuditRow(1, Instant.EPOCH, null, "x", "kept=12 gone=13 session=4 from=81.246.…", "ok"))))
                .isEqualTo(Map.of("person", Set.of(12L, 13L), "session", Set.of(4L)));
    }
}
