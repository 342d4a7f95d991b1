package org.tremplin.planning.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.planning.SessionFilter;

/** What a calendar asks of the database. */
@InContainer
class CalendarQueriesIT {
    @Inject
    private Cast cast;

    @Inject
    private CalendarQueries calendar;

    private LocalDate day;
    private CalendarQueries.Data shown;

    private void show() {
        shown = calendar.show(
                CalendarView.MONTH,
                day,
                new SessionFilter(CalendarView.MONTH.from(day), CalendarView.MONTH.to(day), 0, 0, 0, 0, 0, null));
    }

    @Test
    void a_month_of_many_sessions_takes_as_many_statements_as_one_of_few() {
        cast.become(Role.COORDINATOR);
        day = cast.today().plusMonths(2).withDayOfMonth(1);
        cast.session(cast.group(15), day);
        show();
        long few = cast.statements(this::show);
        int before = shown.sessions().size();
        for (int groups = 0; groups < 3; groups++) {
            long group = cast.group(15);
            for (int later = 0; later < 28; later++) {
                cast.session(group, day.plusDays(later));
            }
        }
        assertThat(cast.statements(this::show)).isEqualTo(few).isLessThanOrEqualTo(8);
        assertThat(shown.sessions()).hasSize(before + 3 * 28);
    }
}
