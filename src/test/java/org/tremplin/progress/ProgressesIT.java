package org.tremplin.progress;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.inbox.Inbox;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.progress.certificates.Certificates;

/** What a learner's page says, and what it asks of the database. */
@InContainer
class ProgressesIT {
    @Inject
    private Cast cast;

    @Inject
    private Attendance attendance;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Certificates certificates;

    @Inject
    private Progresses progresses;

    @Inject
    private MinePage page;

    @Inject
    private Inbox inbox;

    private LocalDate today;
    private long amina;
    private long group;

    /** Enrolled since twenty days, marked every second day of them, and once in a group that is not hers. */
    @BeforeEach
    void a_learner_of_twenty_days() throws SQLException {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        amina = cast.person("Amina", "Parcours");
        group = cast.group(15);
        enrolments.enrol(amina, group);
        cast.alter("update enrolment set enrolled_on = enrolled_on - interval 20 day where person_id = " + amina);
        for (int days = 24; days > 0; days -= 2) {
            mark(cast.session(group, today.minusDays(days)), days % 4 == 0);
        }
        mark(cast.session(cast.group(15), today.minusDays(5)), true);
        long unmarked = cast.session(group, today.minusDays(1));
        mark(unmarked, cast.person("Bekele", "Parcours"), true);
    }

    private void mark(long session, boolean there) {
        mark(session, amina, there);
    }

    private void mark(long session, long person, boolean there) {
        AttendanceMark.Status status = there ? AttendanceMark.Status.PRESENT : AttendanceMark.Status.ABSENT;
        attendance.mark(session, new MarkCommand(person, new MarkValue(status, 0, 0, null), 0, true, null, null));
    }

    private void becomeAmina() {
        cast.become(Role.LEARNER, Set.of(), amina);
    }

    private MyProgress mine() {
        becomeAmina();
        return progresses.mine().progress();
    }

    @Test
    void the_last_sessions_and_the_hours_of_the_year_are_those_of_the_marks() {
        List<MyProgress.Past> naive = new ArrayList<>();
        naive.add(new MyProgress.Past("", today.minusDays(1), 0, false));
        naive.add(new MyProgress.Past("", today.minusDays(5), 180, true));
        for (int days = 24; days > 0; days -= 2) {
            naive.add(new MyProgress.Past("", today.minusDays(days), days % 4 == 0 ? 180 : 0, true));
        }
        naive.sort(Comparator.comparing(MyProgress.Past::date).reversed());
        assertThat(mine().past())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("title")
                .isEqualTo(naive.subList(0, 8));
        int there = (int) naive.stream()
                .filter(p -> p.minutes() > 0 && p.date().getYear() == today.getYear())
                .count();
        assertThat(mine().sessionsThisYear()).isEqualTo(there);
        assertThat(mine().minutesThisYear()).isEqualTo(180L * there);
        assertThat(mine().groups()).hasSize(1);
    }

    @Test
    void the_next_session_is_the_first_that_is_not_over_and_not_cancelled_while_on_the_list() throws SQLException {
        cast.become(Role.COORDINATOR);
        long over = sessions.plan(Cast.at(group, today, LocalTime.of(0, 0), LocalTime.of(0, 1), null, Set.of()));
        long cancelled = cast.session(group, today.plusDays(1));
        sessions.cancel(cancelled, queries.view(cancelled).form().version(), "grève");
        long second = cast.session(group, today.plusDays(3));
        long tom = cast.trainer("Tom", "Parcours");
        long ann = cast.trainer("Ann", "Parcours");
        long first = sessions.plan(
                Cast.at(group, today.plusDays(2), LocalTime.of(14, 0), LocalTime.of(16, 0), null, Set.of(tom, ann)));
        assertThat(Set.of(over, second, first)).hasSize(3);
        assertThat(mine().next())
                .returns(today.plusDays(2), MyProgress.Meeting::date)
                .returns(LocalTime.of(14, 0), MyProgress.Meeting::startsAt)
                .returns(LocalTime.of(16, 0), MyProgress.Meeting::endsAt)
                .returns("Ann Parcours, Tom Parcours", MyProgress.Meeting::trainer);
        cast.alter("update enrolment set status = 'COMPLETED', ended_on = '" + today.plusDays(1)
                + "' where person_id = " + amina);
        assertThat(mine().next()).isNull();
    }

    @Test
    void the_page_takes_three_statements_and_asks_for_nothing_that_there_is_not() {
        becomeAmina();
        assertThat(cast.statements(() -> {
                    page.load(inbox);
                    assertThat(page.getOffers()).isEmpty();
                }))
                .isLessThanOrEqualTo(3);
        assertThat(page.getSlots()).containsEntry("papers", List.of()).containsEntry("targets", List.of());
        cast.become(Role.COORDINATOR);
        certificates.issueForPerson(amina, today.minusDays(7), today);
        becomeAmina();
        page.load(inbox);
        assertThat((List<?>) page.getSlots().get("papers")).hasSize(1);
    }
}
