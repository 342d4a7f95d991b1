package org.tremplin.attendance.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.AttendanceRefusal;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.RollCallView;
import org.tremplin.attendance.RollCalls;
import org.tremplin.attendance.Seals;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** The code on the trainer's screen, and what becomes of it in the wrong hands. */
@InContainer
class CheckInIT {
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);

    @Inject
    private Cast cast;

    @Inject
    private CheckInCodes codes;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Inject
    private Seals seals;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    private long group;
    private long session;
    private long amina;
    private long bekele;

    @BeforeEach
    void a_session_lasts_all_day() {
        cast.become(Role.COORDINATOR);
        group = cast.group(15);
        amina = cast.person("Amina", "Scanne");
        bekele = cast.person("Bekele", "Scanne");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        session = lasting(group, LocalTime.MIN, LocalTime.of(23, 59));
    }

    private long lasting(long of, LocalTime from, LocalTime to) {
        return sessions.plan(Cast.at(of, cast.today(), from, to, null, Set.of()));
    }

    private String shown() {
        cast.become(Role.COORDINATOR);
        return codes.show(session);
    }

    private CheckedIn scans(long person, String code) {
        cast.become(Role.LEARNER, Set.of(), person);
        return codes.checkIn(code);
    }

    private RollCallView.Attendee seen(long person) {
        cast.become(Role.COORDINATOR);
        return rollCalls.open(session).people().stream()
                .filter(p -> p.person() == person)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void who_scans_is_present_and_late_by_the_minutes_since_the_start() {
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), houses.house().zone());
        long sinceMidnight = now.toLocalTime().toSecondOfDay() / 60;
        CheckedIn answer = scans(amina, shown());
        assertThat(answer.present()).isTrue();
        assertThat((long) answer.minutesLate()).isBetween(sinceMidnight - 3, sinceMidnight + 3);
        assertThat(answer.minutesLate() % 5).isZero();
        assertThat(seen(amina).mark().status()).isEqualTo(AttendanceMark.Status.PRESENT);
        assertThat(rollCalls.open(session).status().name()).isEqualTo("HELD");
        assertThat(rollCalls.history(session, amina)).hasSize(1);
    }

    @Test
    void a_code_serves_one_person() {
        String code = shown();
        scans(amina, code);
        refused(() -> scans(bekele, code), AttendanceRefusal.CODE_OVER);
        assertThat(seen(bekele).mark().status()).isNull();
    }

    @Test
    void of_many_who_send_one_code_at_once_one_is_noted() throws Exception {
        List<Long> learners = new ArrayList<>(List.of(amina, bekele));
        for (int i = 0; i < 6; i++) {
            long more = cast.person("Ami" + i, "Scanne");
            enrolments.enrol(more, group);
            learners.add(more);
        }
        String code = shown();
        List<Future<Boolean>> all = new ArrayList<>();
        for (long learner : learners) {
            all.add(executor.submit(cast.as(Role.LEARNER, () -> {
                try {
                    return scans(learner, code).present();
                } catch (Refused over) {
                    return false;
                }
            })));
        }
        int noted = 0;
        for (Future<Boolean> one : all) {
            noted += one.get() ? 1 : 0;
        }
        assertThat(noted).isEqualTo(1);
        cast.become(Role.COORDINATOR);
        assertThat(codes.screen(session, code).noted()).isEqualTo(1);
    }

    @Test
    void a_photograph_that_arrives_after_half_a_minute_is_worth_nothing() throws Exception {
        String code = shown();
        cast.alter("update check_in_code set shown_at = shown_at - interval 31 second where session_id = " + session);
        refused(() -> scans(amina, code), AttendanceRefusal.CODE_OVER);
        assertThat(seen(amina).mark().status()).isNull();
    }

    @Test
    void a_code_of_another_session_says_nothing_of_this_one() {
        long other = lasting(cast.group(15), LocalTime.MIN, LocalTime.of(23, 59));
        String code = codes.show(other);
        refused(() -> scans(amina, code), AttendanceRefusal.NOT_ON_LIST);
        assertThat(seen(amina).mark().status()).isNull();
        // refused it is not used up: whoever is on that list may still come with it
        cast.become(Role.COORDINATOR);
        assertThat(codes.screen(other, code).used()).isFalse();
    }

    @Test
    void who_comes_twice_with_their_code_is_noted_once_and_does_not_undo_what_the_trainer_noted_since() {
        String code = shown();
        scans(amina, code);
        long version = seen(amina).mark().version();
        assertThat(scans(amina, code).present()).isTrue();
        assertThat(seen(amina).mark().version()).isEqualTo(version);
        attendance.mark(session, new MarkCommand(amina, ABSENT, version, false, null, null));
        assertThat(scans(amina, code).present()).isFalse();
        assertThat(seen(amina).mark().status()).isEqualTo(AttendanceMark.Status.ABSENT);
    }

    @Test
    void who_was_noted_absent_and_comes_after_all_is_present() {
        attendance.mark(session, new MarkCommand(amina, ABSENT, 0, false, null, null));
        assertThat(scans(amina, shown()).present()).isTrue();
        assertThat(seen(amina).mark().status()).isEqualTo(AttendanceMark.Status.PRESENT);
    }

    @Test
    void made_up_codes_and_none_at_all_are_over() {
        refused(() -> scans(amina, "x".repeat(32)), AttendanceRefusal.CODE_OVER);
        refused(() -> scans(amina, null), AttendanceRefusal.CODE_OVER);
        refused(() -> scans(amina, "' or '1'='1"), AttendanceRefusal.CODE_OVER);
    }

    @Test
    void a_code_is_shown_from_an_hour_before_the_session_until_its_end() {
        LocalTime now =
                LocalDateTime.ofInstant(clock.instant(), houses.house().zone()).toLocalTime();
        session = cast.session(group, cast.today().plusDays(1));
        refused(this::shown, AttendanceRefusal.CODE_NOT_NOW);
        if (now.isAfter(LocalTime.of(0, 10))) {
            session = lasting(cast.group(3), LocalTime.MIN, now.minusMinutes(2));
            refused(this::shown, AttendanceRefusal.CODE_NOT_NOW);
        }
        if (now.isBefore(LocalTime.of(22, 0))) {
            session = lasting(cast.group(3), now.plusMinutes(62), LocalTime.of(23, 59));
            refused(this::shown, AttendanceRefusal.CODE_NOT_NOW);
            session = lasting(cast.group(3), now.plusMinutes(58), LocalTime.of(23, 59));
            assertThat(shown()).hasSize(32);
        }
    }

    @Test
    void nobody_notes_themself_on_a_sealed_sheet() {
        String code = shown();
        attendance.markMany(
                session,
                List.of(
                        new MarkCommand(amina, ABSENT, 0, false, null, null),
                        new MarkCommand(bekele, ABSENT, 0, false, null, null)),
                true);
        seals.seal(session);
        refused(() -> scans(amina, code), AttendanceRefusal.SHEET_SEALED);
        refused(this::shown, AttendanceRefusal.SHEET_SEALED);
    }

    @Test
    void learners_show_no_codes_and_who_does_not_reach_the_session_neither() {
        cast.become(Role.LEARNER, Set.of(), amina);
        assertThatThrownBy(() -> codes.show(session)).isInstanceOf(Missing.class);
        cast.become(Role.TRAINER, Set.of(), bekele);
        assertThatThrownBy(() -> codes.show(session)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> codes.screen(session, "x")).isInstanceOf(Missing.class);
        String code = shown();
        cast.become(Role.COORDINATOR);
        assertThatThrownBy(() -> codes.checkIn(code)).isInstanceOf(Missing.class);
    }

    @Test
    void the_screen_says_who_came_and_that_another_code_is_due() {
        String code = shown();
        assertThat(codes.screen(session, code)).isEqualTo(new CheckInCodes.Screen(false, 0, List.of()));
        scans(amina, code);
        cast.become(Role.COORDINATOR);
        assertThat(codes.screen(session, code)).isEqualTo(new CheckInCodes.Screen(true, 1, List.of("Amina")));
    }
}
