package org.tremplin.progress.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.people.People;
import org.tremplin.people.merging.Merges;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.progress.funding.FunderSnapshot.Moment;
import org.tremplin.progress.funding.SnapshotView.Said;

/** The files of people in funders' schemes, and what they lack. */
@InContainer
class SchemesIT {
    @Inject
    private Cast cast;

    @Inject
    private Schemes schemes;

    @Inject
    private Targets targets;

    @Inject
    private Terms terms;

    @Inject
    private CountingRules rules;

    @Inject
    private People people;

    @Inject
    private Merges merges;

    private LocalDate today;
    private long programme;
    private long person;
    private long target;

    @BeforeEach
    void somebody_signed_for_four_hundred_hours() {
        cast.become(Role.ADMINISTRATOR);
        today = cast.today();
        String title = "Parcours " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme(title, "Région", null));
        programme = rules.all().stream()
                .filter(p -> p.title().equals(title))
                .mapToLong(ProgrammeRule::id)
                .findFirst()
                .orElseThrow();
        cast.become(Role.COORDINATOR);
        person = cast.person("Elif", "Dossier" + Cast.unique());
        target = target(person, today.plusMonths(10));
    }

    private long target(long of, LocalDate due) {
        return targets.save(TargetForm.fresh(of, programme, 400, today.minusMonths(1), due));
    }

    private SchemeRow row() {
        return schemes.cockpit(programme, false).stream()
                .filter(r -> r.target() == target)
                .findFirst()
                .orElseThrow();
    }

    private SchemeFile file(LocalDate contract, String waiver, LocalDate waived, String proof) {
        return SchemeFile.of(target, schemes.file(target).version, contract, waiver, waived, proof);
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void the_cockpit_says_what_is_lacking_until_nothing_is() {
        schemes.ask(programme, new QuestionForm(0, 0, "Situation", "emploi\nsans emploi"));
        assertThat(row().missing())
                .isEqualTo(EnumSet.of(
                        SchemeRow.Missing.CONTRACT,
                        SchemeRow.Missing.ENTRY,
                        SchemeRow.Missing.PROOF,
                        SchemeRow.Missing.PACE));
        schemes.change(file(today, null, null, "classeur 3"));
        schemes.keep(target, Moment.ENTRY, List.of(new Said("Situation", "sans emploi")));
        assertThat(row().missing()).containsExactly(SchemeRow.Missing.PACE);
        schemes.change(file(today, "travaille à mi-temps", today, "attestation 12"));
        assertThat(row().missing()).isEmpty();
        assertThat(row().waived()).isTrue();
        assertThat(schemes.cockpit(programme, true)).noneMatch(r -> r.target() == target);
    }

    @Test
    void the_exit_is_asked_for_a_month_before_the_end() {
        SchemeFile whole = SchemeFile.of(1, 1, today, null, null, "p");
        Set<Moment> entry = EnumSet.of(Moment.ENTRY);
        assertThat(Schemes.missing(whole, today.plusDays(31), entry, true, Pace.State.ON_TRACK, today))
                .isEmpty();
        assertThat(Schemes.missing(whole, today.plusDays(30), entry, true, Pace.State.ON_TRACK, today))
                .containsExactly(SchemeRow.Missing.EXIT);
        assertThat(Schemes.missing(whole, today, entry, false, Pace.State.REACHED, today))
                .isEmpty();
    }

    @Test
    void what_was_answered_that_day_is_never_overwritten() {
        schemes.ask(programme, new QuestionForm(0, 0, "Avant", null));
        QuestionForm asked = schemes.questions(programme).get(0);
        schemes.keep(target, Moment.ENTRY, List.of(new Said("Avant", "oui"), new Said("Rien", null)));
        schemes.ask(programme, new QuestionForm(asked.id(), asked.version(), "Après", null));
        refused(
                () -> schemes.keep(target, Moment.ENTRY, List.of(new Said("Après", "non"))),
                FundingRefusal.SNAPSHOT_KEPT);
        assertThat(schemes.snapshots(target))
                .containsExactly(new SnapshotView(Moment.ENTRY, today, List.of(new Said("Avant", "oui"))));
        refused(
                () -> schemes.keep(target, Moment.EXIT, List.of(new Said("Après", " "))),
                FundingRefusal.SNAPSHOT_EMPTY);
        long version = targets.ofPerson(person).get(0).form().version;
        refused(() -> targets.remove(target, version), FundingRefusal.TARGET_HAS_SNAPSHOT);
        schemes.retire(schemes.questions(programme).get(0));
        assertThat(schemes.questions(programme)).isEmpty();
    }

    @Test
    void half_a_waiver_and_a_stale_form_are_refused() {
        refused(() -> schemes.change(file(null, "santé", null, null)), FundingRefusal.WAIVER_HALF);
        refused(() -> schemes.change(file(null, null, today, null)), FundingRefusal.WAIVER_HALF);
        SchemeFile stale = file(today, null, null, null);
        schemes.change(stale);
        assertThatThrownBy(() -> schemes.change(stale)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void of_two_files_in_one_programme_the_answers_are_kept_and_parted_again() {
        long twin = cast.person("Elif", "Dossier" + Cast.unique());
        long other = target(twin, today.plusMonths(8));
        schemes.keep(target, Moment.ENTRY, List.of(new Said("Q", "un")));
        schemes.keep(other, Moment.ENTRY, List.of(new Said("Q", "deux")));
        schemes.keep(other, Moment.EXIT, List.of(new Said("Q", "trois")));
        long merge = merges.merge(
                person, people.view(person).version(), twin, people.view(twin).version());
        assertThat(schemes.snapshots(target))
                .extracting(s -> s.answers().get(0).answer())
                .containsExactly("un", "trois");
        merges.undo(merge);
        assertThat(schemes.snapshots(target)).hasSize(1);
        assertThat(schemes.snapshots(other))
                .extracting(s -> s.answers().get(0).answer())
                .containsExactly("deux", "trois");
    }

    @Test
    void ten_more_files_cost_no_more_statements() {
        long few = cast.statements(() -> schemes.cockpit(programme, false));
        for (int i = 0; i < 10; i++) {
            target(cast.person("Autre", "Dossier" + Cast.unique()), today.plusMonths(5));
        }
        assertThat(cast.statements(() -> schemes.cockpit(programme, false))).isEqualTo(few);
    }

    @Test
    void files_are_for_who_follows_targets_within_reach() throws Exception {
        cast.alter("update person set site_id = " + Cast.HEAD_OFFICE + " where id = " + person);
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThat(schemes.cockpit(programme, false)).isEmpty();
        assertThatThrownBy(() -> schemes.file(target)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> schemes.snapshots(target)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> schemes.keep(target, Moment.ENTRY, List.of())).isInstanceOf(Missing.class);
        for (Role role : List.of(Role.ADMINISTRATOR, Role.TRAINER, Role.REPORTING, Role.LEARNER)) {
            cast.become(role, Set.of(), person);
            assertThatThrownBy(() -> schemes.cockpit(programme, false)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> schemes.file(target)).isInstanceOf(Missing.class);
        }
    }
}
