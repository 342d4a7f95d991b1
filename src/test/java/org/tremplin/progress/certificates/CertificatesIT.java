package org.tremplin.progress.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
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
import org.tremplin.attendance.hours.Term;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** Papers with a number: what they say, that it stays, and who reads it. */
@InContainer
class CertificatesIT {
    private static final long MALADIE = 31;
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);

    @Inject
    private Cast cast;

    @Inject
    private Certificates certificates;

    @Inject
    private IssuedCertificates issued;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private SignInSheets sheets;

    @Resource
    private ManagedExecutorService executor;

    private LocalDate today;
    private long group;
    private long amina;
    private long bekele;
    private long yesterday;
    private long now;

    @BeforeEach
    void two_sessions_were_held() {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        group = cast.group(15);
        amina = cast.person("Amina", "Attestée");
        bekele = cast.person("Bekele", "Attesté");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        yesterday = cast.session(group, today.minusDays(1));
        now = cast.session(group, today);
        mark(now, amina, new MarkValue(AttendanceMark.Status.PRESENT, 20, 15, null));
        mark(now, bekele, new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, MALADIE));
    }

    private void mark(long session, long person, MarkValue value) {
        long version = rollCalls.open(session).people().stream()
                .filter(p -> p.person() == person)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
        attendance.mark(session, new MarkCommand(person, value, version, true, null, "correction"));
    }

    private List<Long> issue(long... people) {
        Set<Long> chosen = new HashSet<>();
        for (long person : people) {
            chosen.add(person);
        }
        return certificates.issueForGroup(group, chosen, today.minusDays(7), today);
    }

    private CertificateView only(long certificate) {
        return issued.views(List.of(certificate)).get(0);
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void it_says_hours_sessions_and_rate_of_the_days_on_the_list() {
        // a guest yesterday, before the enrolment: the hours count, the session was not expected
        mark(yesterday, amina, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        CertificateView view = only(issue(amina).get(0));
        assertThat(view.name()).isEqualTo("Amina Attestée");
        assertThat(view.number()).matches(today.getYear() + "-\\d{5}");
        assertThat(view.lines())
                .singleElement()
                .returns(2L, CertificateLine::sessions)
                .returns(180L + 180 - 20 - 15, CertificateLine::minutes)
                .returns(180L, CertificateLine::expected)
                .returns(81L, CertificateLine::rate);
    }

    @Test
    void the_paper_and_the_screen_of_the_term_say_the_same_rate() {
        Term.Row row = sheets.term(group).rows().stream()
                .filter(r -> r.person() == amina)
                .findFirst()
                .orElseThrow();
        assertThat(only(issue(amina).get(0)).lines())
                .singleElement()
                .returns(row.minutes(), CertificateLine::minutes)
                .returns(row.expected(), CertificateLine::expected)
                .returns(row.rate(), CertificateLine::rate);
    }

    @Test
    void who_is_suspended_is_not_expected_from_that_day_on() {
        var place = places.ofPerson(amina).get(0);
        enrolments.move(place.id(), place.version(), Enrolment.Status.SUSPENDED, null);
        assertThat(only(issue(amina).get(0)).lines())
                .singleElement()
                .returns(145L, CertificateLine::minutes)
                .returns(0L, CertificateLine::expected)
                .returns(null, CertificateLine::rate);
    }

    @Test
    void issued_again_it_is_the_same_paper_until_a_mark_is_corrected() {
        CertificateView first = only(issue(amina).get(0));
        assertThat(issue(amina)).containsExactly(first.id());
        mark(now, amina, ABSENT);
        CertificateView second = only(issue(amina).get(0));
        assertThat(second.replaces()).isEqualTo(first.number());
        assertThat(second.minutes()).isZero();

        CertificateView old = issued.verify(first.code());
        assertThat(old.minutes()).isEqualTo(145);
        assertThat(old.replacedBy()).isEqualTo(second.number());
        assertThat(old.valid()).isFalse();
        assertThat(issued.verify(second.code()).valid()).isTrue();
    }

    @Test
    void many_who_issue_at_once_make_one_paper_for_each_and_no_number_twice() throws Exception {
        List<Future<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            work.add(executor.submit(cast.as(Role.COORDINATOR, () -> issue(amina, bekele))));
        }
        Set<List<Long>> answers = new HashSet<>();
        for (Future<List<Long>> one : work) {
            answers.add(one.get());
        }
        assertThat(answers).hasSize(1);
        assertThat(issued.views(answers.iterator().next()))
                .hasSize(2)
                .extracting(CertificateView::number)
                .doesNotHaveDuplicates();
        assertThat(issued.ofPerson(amina)).hasSize(1);
    }

    @Test
    void over_all_groups_every_group_is_a_line() {
        long other = cast.group(15);
        enrolments.enrol(amina, other);
        long session = cast.session(other, today.minusDays(2));
        mark(session, amina, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        CertificateView view = only(certificates.issueForPerson(amina, today.minusDays(7), today));
        assertThat(view.lines()).hasSize(2);
        assertThat(view.minutes()).isEqualTo(145 + 180);
        assertThat(certificates.draftOfPerson(amina, today.minusDays(7), today).issued())
                .isEqualTo(view.number());
    }

    @Test
    void an_enrolment_is_certified_while_it_lasts() {
        CertificateView view = only(certificates.issueOfEnrolment(amina));
        assertThat(view.lines()).singleElement().returns(today, CertificateLine::from);
        assertThat(certificates.issueOfEnrolment(amina)).isEqualTo(view.id());
        var place = places.ofPerson(amina).get(0);
        enrolments.move(place.id(), place.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        refused(() -> certificates.issueOfEnrolment(amina), CertificateRefusal.NOTHING_TO_CERTIFY);
    }

    /** A letter of the last private plane: no machine has a font for it. */
    @Test
    void whose_name_no_paper_can_write_is_known_before_it_is_issued() {
        long unwritten = cast.person("\uDBFF\uDFFD", "Zoé");
        assertThat(certificates.draftOfPerson(unwritten, today, today).lost()).isTrue();
        assertThat(certificates.draftOfPerson(amina, today, today).lost()).isFalse();
    }

    @Test
    void a_cancelled_one_does_not_hold_and_says_so() {
        CertificateView view = only(issue(amina).get(0));
        refused(() -> certificates.cancel(view.id(), view.version(), " "), CertificateRefusal.REASON_MISSING);
        certificates.cancel(view.id(), view.version(), "mauvaise personne");
        assertThat(issued.verify(view.code()).valid()).isFalse();
        refused(
                () -> certificates.cancel(view.id(), view.version() + 1, "encore"),
                CertificateRefusal.CERTIFICATE_CANCELLED);
        assertThat(issue(amina)).doesNotContain(view.id());
    }

    @Test
    void what_cannot_be_certified_is_refused() {
        refused(() -> issue(), CertificateRefusal.NOBODY_CHOSEN);
        refused(() -> issue(cast.person("Zoé", "Ailleurs")), CertificateRefusal.NOTHING_TO_CERTIFY);
        refused(
                () -> certificates.draftsOfGroup(group, today, today.minusDays(1)),
                CertificateRefusal.PERIOD_ENDS_BEFORE_START);
    }

    @Test
    void a_code_that_nobody_was_given_finds_nothing() {
        String code = only(issue(amina).get(0)).code();
        assertThatThrownBy(() -> issued.verify(null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> issued.verify("' or '1'='1")).isInstanceOf(Missing.class);
        String otherCase = code.equals(code.toUpperCase()) ? code.toLowerCase() : code.toUpperCase();
        assertThatThrownBy(() -> issued.verify(otherCase)).isInstanceOf(Missing.class);
    }

    @Test
    void learners_read_their_own_and_who_reaches_another_site_reads_none() {
        List<Long> both = issue(amina, bekele);
        cast.become(Role.LEARNER, Set.of(), amina);
        assertThat(issued.mine()).extracting(CertificateView::person).containsOnly(amina);
        assertThatThrownBy(() -> issued.views(both)).isInstanceOf(Missing.class);
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> issue(amina)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        refused(() -> issue(amina), CertificateRefusal.NOTHING_TO_CERTIFY);
    }
}
