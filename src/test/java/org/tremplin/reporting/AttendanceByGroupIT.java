package org.tremplin.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.hours.SignInSheets;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** How attendance went by group and by trainer, beside what the group's own page says. */
@InContainer
class AttendanceByGroupIT {
    @Inject
    private Cast cast;

    @Inject
    private Reports reports;

    @Inject
    private People people;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Attendance attendance;

    @Inject
    private SignInSheets sheets;

    private LocalDate today;
    private long group;
    private long nadia;
    private long paul;
    private long amina;
    private long bekele;
    private long guest;

    /** Two hours by two trainers: one learner there, one absent, and a guest who is not on the list. */
    @BeforeEach
    void a_session_of_two_trainers_was_held() {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        group = cast.group(15);
        nadia = people.register(null, Set.of(Person.Role.STAFF), cast.details("Nadia", "Présence", null));
        paul = people.register(null, Set.of(Person.Role.VOLUNTEER), cast.details("Paul", "Présence", null));
        amina = cast.person("Amina", "Présence");
        bekele = cast.person("Bekele", "Présence");
        guest = cast.person("Gaëlle", "Présence");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        long session = sessions.plan(
                Cast.at(group, today, LocalTime.of(9, 0), LocalTime.of(11, 0), null, Set.of(nadia, paul)));
        mark(session, amina, new MarkValue(AttendanceMark.Status.PRESENT, 30, 0, null));
        mark(session, bekele, new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null));
        mark(session, guest, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
    }

    private void mark(long session, long person, MarkValue value) {
        attendance.mark(session, new MarkCommand(person, value, 0, true, null, null));
    }

    private AttendanceRow group() {
        return only(reports.groups(today, today), group);
    }

    private static AttendanceRow only(List<AttendanceRow> rows, long id) {
        return rows.stream().filter(row -> row.id() == id).findFirst().orElseThrow();
    }

    @Test
    void a_group_has_its_hours_its_people_and_the_rate_of_those_on_the_list() {
        AttendanceRow row = group();
        assertThat(row)
                .returns(1L, AttendanceRow::sessions)
                .returns(120L, AttendanceRow::minutesGiven)
                .returns(2L, AttendanceRow::people)
                .returns(210L, AttendanceRow::minutesPresent)
                .returns(240L, AttendanceRow::expected)
                .returns(38L, AttendanceRow::rate);
        assertThat(sheets.term(group).rate()).isEqualTo(row.rate());
    }

    @Test
    void each_of_two_trainers_has_the_whole_session() {
        for (long trainer : List.of(nadia, paul)) {
            assertThat(only(reports.trainers(today, today), trainer))
                    .returns(120L, AttendanceRow::minutesGiven)
                    .returns(210L, AttendanceRow::minutesPresent)
                    .returns(38L, AttendanceRow::rate);
        }
    }

    @Test
    void a_group_that_nobody_was_in_has_no_rate() {
        long empty = cast.group(15);
        long session = cast.session(empty, today);
        sessions.hold(session, queries.view(session).form().version());
        assertThat(only(reports.groups(today, today), empty))
                .returns(1L, AttendanceRow::sessions)
                .returns(0L, AttendanceRow::people)
                .returns(null, AttendanceRow::rate);
    }

    @Test
    void it_is_three_statements_and_for_those_who_may() throws Exception {
        assertThat(cast.statements(() -> reports.groups(today.minusYears(1), today)))
                .isEqualTo(3);
        assertThat(cast.statements(() -> reports.attendance(today.minusYears(1), today)))
                .isEqualTo(3);
        assertThat(cast.statements(() -> reports.figures(today.minusYears(1), today)))
                .isEqualTo(3);
        assertThat(reports.attendance(today, today))
                .isEqualTo(new Reports.Attendance(reports.groups(today, today), reports.trainers(today, today)));
        assertThatThrownBy(() -> reports.groups(today, today.minusDays(1))).isInstanceOf(Refused.class);
        cast.become(Role.REPORTING);
        assertThat(group()).isNotNull();
        assertThatThrownBy(() -> reports.trainers(today, today)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThat(reports.groups(today, today)).noneMatch(row -> row.id() == group);
    }
}
