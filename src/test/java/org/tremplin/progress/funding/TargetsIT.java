package org.tremplin.progress.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.RollCalls;
import org.tremplin.attendance.hours.SignInSheets;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.catalogue.CountingRule.Count;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeLogos;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.Groups;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** From a mark to what a funder is told: the rule, the target, the report. */
@InContainer
class TargetsIT {
    private static final long MALADIE = 31;

    @Inject
    private Cast cast;

    @Inject
    private Targets targets;

    @Inject
    private CountingRules rules;

    @Inject
    private Terms terms;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Enrolments enrolments;

    @Inject
    private ProgrammeLogos logos;

    @Inject
    private SignInSheets sheets;

    private LocalDate today;
    private long programme;
    private long group;
    private long amina;
    private long bekele;
    private long session;

    /** A programme that runs since a week ago, and a group of an activity that counts for it. */
    @BeforeEach
    void a_programme_counts_a_group() {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        String title = "Dispositif " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme(title, "Région", today.minusDays(7)));
        programme = rules.all().stream()
                .filter(p -> p.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
        group = cast.group(15);
        catalogue.countFor(groups.view(group).activity, List.of(programme), List.of());
        amina = cast.person("Amina", "Parcours");
        bekele = cast.person("Bekele", "Parcours");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        session = cast.session(group, today);
        mark(session, amina, new MarkValue(AttendanceMark.Status.PRESENT, 20, 10, null));
        mark(session, bekele, new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, MALADIE));
    }

    private void mark(long at, long person, MarkValue value) {
        long version = rollCalls.open(at).people().stream()
                .filter(p -> p.person() == person)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
        attendance.mark(at, new MarkCommand(person, value, version, true, null, "essai"));
    }

    private void count(int tolerance, CountingRule.Unit unit, Map<Long, Integer> credited) {
        ProgrammeRule rule = rules.of(programme);
        rules.save(
                programme,
                rule.version(),
                new CountingRule(tolerance, unit, CountingRule.Rounding.HUNDREDTH, true, credited));
    }

    private TargetForm target(long person, int required) {
        return TargetForm.fresh(person, programme, required, today.minusDays(7), today.plusMonths(15));
    }

    private ProgrammeHours report() {
        return targets.ofProgramme(programme, today.minusDays(30), today.plusDays(30));
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void without_a_rule_every_minute_counts_in_hours_and_nothing_is_credited() {
        assertThat(rules.of(programme).rule()).isEqualTo(CountingRule.plain());
        ProgrammeHours hours = report();
        assertThat(hours.rows()).singleElement().returns("Amina Parcours", ProgrammeHours.Row::name);
        assertThat(hours.total()).isEqualTo(new Count(150, 150, 0, 1, 0));
        assertThat(hours.total(hours.total())).isEqualByComparingTo("2.5");
    }

    @Test
    void a_rule_tolerates_and_credits_beside_the_facts() {
        count(15, CountingRule.Unit.PERIOD, Map.of(MALADIE, 1));
        ProgrammeHours hours = report();
        assertThat(hours.rows())
                .extracting(ProgrammeHours.Row::name)
                .containsExactly("Amina Parcours", "Bekele Parcours");
        assertThat(hours.rows().get(0).count()).isEqualTo(new Count(150, 160, 0, 1, 0));
        assertThat(hours.rows().get(1).count()).isEqualTo(new Count(0, 0, 180, 0, 1));
        assertThat(hours.present(hours.total())).isEqualByComparingTo("3.2");
        assertThat(hours.credit(hours.total())).isEqualByComparingTo("3.6");
        assertThat(hours.total(hours.total())).isEqualByComparingTo("6.8");
    }

    @Test
    void a_report_says_how_far_a_target_was_at_the_end_of_its_period() {
        mark(cast.session(group, today.minusDays(3)), amina, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        cast.become(Role.COUNSELLOR);
        targets.save(target(amina, 400));
        assertThat(done(targets.ofProgramme(programme, today.minusDays(30), today.minusDays(1))))
                .isEqualByComparingTo("3");
        assertThat(done(report())).isEqualByComparingTo("5.5");
    }

    private static BigDecimal done(ProgrammeHours hours) {
        return hours.rows().get(0).target().pace().done();
    }

    @Test
    void a_rule_that_changed_holds_at_once_and_an_old_form_is_refused() {
        long before = rules.of(programme).version();
        count(0, CountingRule.Unit.HOUR, Map.of(MALADIE, 1));
        count(0, CountingRule.Unit.HOUR, Map.of());
        assertThat(rules.of(programme).rule().credited()).isEmpty();
        assertThatThrownBy(() -> rules.save(programme, before, CountingRule.plain()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> count(61, CountingRule.Unit.HOUR, Map.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> count(0, CountingRule.Unit.HOUR, Map.of(MALADIE, 0)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> count(0, CountingRule.Unit.HOUR, Map.of(-5L, 1)))
                .isInstanceOf(Missing.class);
    }

    @Test
    void only_sessions_of_its_activities_that_were_held_while_it_ran_count() {
        long before = cast.session(group, today.minusDays(8));
        mark(before, amina, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        long elsewhere = cast.session(cast.group(15), today.minusDays(1));
        mark(elsewhere, amina, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        assertThat(report().total().attended()).isEqualTo(150);
        sessions.cancel(session, queries.view(session).form().version(), "inondation");
        assertThat(report().rows()).isEmpty();
    }

    @Test
    void a_session_at_a_distance_counts_where_the_funder_says_so() {
        sessions.tookPlace(session, queries.view(session).form().version(), true, null, null);
        assertThat(report().total().counted()).isEqualTo(150);
        rules.save(
                programme,
                rules.of(programme).version(),
                new CountingRule(0, CountingRule.Unit.HOUR, CountingRule.Rounding.HUNDREDTH, false, Map.of()));
        assertThat(report().total()).isEqualTo(new Count(150, 0, 0, 0, 0));
    }

    @Test
    void the_logo_of_a_funder_stands_on_the_sheets_of_what_it_pays_for() throws Exception {
        BufferedImage wide = new BufferedImage(2000, 400, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(wide, "png", png);
        logos.save(programme, new ByteArrayInputStream(png.toByteArray()));
        String image = sheets.sheet(group, today, today).logos().get(0);
        BufferedImage kept = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(image.substring(image.indexOf(',') + 1))));
        assertThat(kept.getWidth()).isEqualTo(600);
        assertThat(kept.getHeight()).isEqualTo(120);

        byte[] huge = png.toByteArray();
        // the header says that it is a picture of 2^24 by 400 points
        huge[16] = 1;
        for (byte[] file : List.of("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), new byte[0], huge)) {
            refusedLogo(file);
        }
        assertThat(logos.of(programme)).isEqualTo(image);
        logos.remove(programme);
        assertThat(sheets.sheet(group, today, today).logos()).isEmpty();
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> logos.save(programme, new ByteArrayInputStream(png.toByteArray())))
                .isInstanceOf(Missing.class);
    }

    private void refusedLogo(byte[] file) {
        assertThatThrownBy(() -> logos.save(programme, new ByteArrayInputStream(file)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_target_says_what_is_done_and_what_is_needed_a_month() {
        long id = targets.save(target(amina, 400));
        TargetRow row = targets.ofPerson(amina).get(0);
        assertThat(row.form().id).isEqualTo(id);
        assertThat(row.pace().done()).isEqualByComparingTo("2.5");
        assertThat(row.pace().neededAMonth().doubleValue()).isBetween(26.0, 27.0);
        assertThat(report().rows().get(0).target()).usingRecursiveComparison().isEqualTo(row);
        cast.become(Role.LEARNER, Set.of(), amina);
        assertThat(targets.mine()).usingRecursiveFieldByFieldElementComparator().containsExactly(row);
        cast.become(Role.LEARNER, Set.of(), bekele);
        assertThat(targets.mine()).isEmpty();
    }

    @Test
    void who_has_a_target_and_never_came_is_on_the_list() {
        targets.save(target(bekele, 400));
        assertThat(report().rows())
                .filteredOn(row -> row.person() == bekele)
                .singleElement()
                .returns(Count.NOTHING, ProgrammeHours.Row::count);
    }

    @Test
    void a_person_has_one_target_in_a_programme_and_a_removed_one_comes_back() {
        TargetForm form = target(amina, 400);
        targets.save(form);
        refused(() -> targets.save(form), FundingRefusal.TARGET_TAKEN);
        refused(() -> targets.save(target(bekele, 0)), FundingRefusal.REQUIRED_OUT_OF_BOUNDS);
        refused(
                () -> targets.save(TargetForm.fresh(bekele, programme, 4, today, today.minusDays(1))),
                FundingRefusal.PERIOD_ENDS_BEFORE_START);
        TargetForm stored = targets.ofPerson(amina).get(0).form();
        TargetForm was = targets.remove(stored.id, stored.version);
        assertThat(targets.ofPerson(amina)).isEmpty();
        targets.save(was);
        assertThat(targets.ofPerson(amina))
                .singleElement()
                .returns(400, row -> row.pace().required());
    }

    @Test
    void trainers_and_who_reaches_another_site_read_nobody() {
        targets.save(target(amina, 400));
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> targets.ofPerson(amina)).isInstanceOf(Missing.class);
        assertThatThrownBy(this::report).isInstanceOf(Missing.class);
        cast.become(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> targets.ofPerson(amina)).isInstanceOf(Missing.class);
        cast.become(Role.COUNSELLOR);
        assertThat(targets.ofPerson(amina)).hasSize(1);
    }

    @Test
    void the_report_takes_as_many_statements_for_two_people_as_for_ten() throws Exception {
        targets.save(target(amina, 400));
        report();
        long two = cast.statements(this::report);
        for (int i = 0; i < 8; i++) {
            long person = cast.person("Personne", "Numéro" + i);
            mark(session, person, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
            targets.save(target(person, 100 + i));
        }
        assertThat(cast.statements(this::report)).isEqualTo(two).isLessThanOrEqualTo(4);
        assertThat(report().rows()).hasSize(9);
    }
}
