package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.closing.SealBroken;
import org.tremplin.attendance.closing.SealChecks;
import org.tremplin.attendance.hours.SignInSheets;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** What people draw beside their names: who may, once, and that it is sealed with the sheet. */
@InContainer
class SignaturesIT {
    private static final String DRAWN = "M12,40L13,42L15,47M80,20L82,22";
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @Inject
    private Cast cast;

    @Inject
    private Attendance attendance;

    @Inject
    private Signatures signatures;

    @Inject
    private Seals seals;

    @Inject
    private SealChecks sealChecks;

    @Inject
    private SignInSheets sheets;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Resource
    private ManagedExecutorService executor;

    private long group;
    private long session;
    private long amina;
    private long bekele;

    @BeforeEach
    void amina_is_present_and_bekele_is_not() {
        cast.become(Role.COORDINATOR);
        group = cast.group(15);
        amina = cast.person("Amina", "Signataire");
        bekele = cast.person("Bekele", "Signataire");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        session = cast.session(group, cast.today());
        mark(amina, AttendanceMark.Status.PRESENT);
        mark(bekele, AttendanceMark.Status.ABSENT);
    }

    private void mark(long person, AttendanceMark.Status status) {
        attendance.mark(session, new MarkCommand(person, new MarkValue(status, 0, 0, null), 0, false, null, null));
    }

    private String drawn() {
        return sheets.sheet(group, cast.today(), cast.today())
                .lines()
                .get(0)
                .signatures()
                .get(session);
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void a_signature_stands_on_the_sheet_and_beside_the_name() {
        signatures.sign(session, amina, DRAWN, NOW);
        assertThat(drawn()).isEqualTo(DRAWN);
        assertThat(rollCalls.open(session).people())
                .extracting(RollCallView.Attendee::signed)
                .containsExactly(true, false);
    }

    @Test
    void of_two_drawings_the_later_one_counts_in_whatever_order_they_come() {
        signatures.sign(session, amina, DRAWN, NOW);
        signatures.sign(session, amina, "M1,1L2,2", NOW.minusSeconds(5));
        assertThat(drawn()).isEqualTo(DRAWN);
        signatures.sign(session, amina, "M1,1L2,2", NOW.plusSeconds(5));
        assertThat(drawn()).isEqualTo("M1,1L2,2");
    }

    @Test
    void what_is_no_drawing_is_refused() {
        for (String strokes :
                List.of("", "M1,1", "L1,1L2,2", "M1,1L2,2\"/><script>", "M1,1L2,2M", "M1000,1L2,2", "M1,1L2")) {
            refused(() -> signatures.sign(session, amina, strokes, NOW), AttendanceRefusal.NO_SIGNATURE);
        }
    }

    @Test
    void a_long_drawing_is_taken_and_one_that_is_too_long_is_not() {
        signatures.sign(session, amina, "M1,1" + "L123,45".repeat(1100), NOW);
        refused(
                () -> signatures.sign(session, amina, "M1,1" + "L123,45".repeat(1200), NOW.plusSeconds(1)),
                AttendanceRefusal.NO_SIGNATURE);
    }

    @Test
    void only_who_is_present_signs_and_only_for_a_trainer_who_reaches_the_session() {
        refused(() -> signatures.sign(session, bekele, DRAWN, NOW), AttendanceRefusal.NOT_PRESENT);
        long stranger = cast.person("Chinh", "Ailleurs");
        assertThatThrownBy(() -> signatures.sign(session, stranger, DRAWN, NOW)).isInstanceOf(Missing.class);
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> signatures.sign(session, amina, DRAWN, NOW)).isInstanceOf(Missing.class);
    }

    /** However they meet: what was drawn is on the sheet that is sealed, or it is refused. */
    @Test
    void nothing_slips_in_behind_a_seal() throws Exception {
        String title = sheets.term(group).title();
        for (int round = 0; round < 24; round++) {
            LocalTime from = LocalTime.of(13, 0).plusMinutes(20L * round);
            long meeting = sessions.plan(Cast.at(group, cast.today(), from, from.plusMinutes(15), null, Set.of()));
            session = meeting;
            mark(amina, AttendanceMark.Status.PRESENT);
            mark(bekele, AttendanceMark.Status.ABSENT);
            Future<?> drawing = executor.submit(cast.as(Role.COORDINATOR, () -> {
                try {
                    signatures.sign(meeting, amina, DRAWN, NOW);
                } catch (Refused late) {
                    assertThat(late.refusal()).isEqualTo(AttendanceRefusal.SHEET_SEALED);
                }
                return null;
            }));
            seals.seal(meeting);
            drawing.get();
        }
        cast.become(Role.ADMINISTRATOR);
        assertThat(sealChecks.verify()).extracting(SealBroken::group).doesNotContain(title);
    }

    @Test
    void the_seal_covers_it() throws Exception {
        signatures.sign(session, amina, DRAWN, NOW);
        seals.seal(session);
        refused(() -> signatures.sign(session, amina, "M1,1L2,2", NOW.plusSeconds(9)), AttendanceRefusal.SHEET_SEALED);
        // the same drawing come twice is no change
        signatures.sign(session, amina, DRAWN, NOW);
        cast.become(Role.ADMINISTRATOR);
        assertThat(sealChecks.verify()).noneMatch(b -> b.session() == session);
        cast.alter("update attendance_signature set strokes = 'M9,9L8,8' where session_id = " + session);
        assertThat(sealChecks.verify())
                .anySatisfy(b -> assertThat(b.session()).isEqualTo(session))
                .anySatisfy(b -> assertThat(b.what()).isEqualTo(SealBroken.What.SHEET_CHANGED));
        cast.alter("update attendance_signature set strokes = '" + DRAWN + "' where session_id = " + session);
    }
}
