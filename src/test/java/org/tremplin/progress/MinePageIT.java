package org.tremplin.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;
import org.tremplin.House;

class MinePageIT {
    private static final long FIRST = 9_300_001;

    /** The page draws its offers from the answer before it, so the answer itself has to find them again. */
    @Test
    void a_learner_answers_each_of_their_offers_on_their_own_page() throws Exception {
        Guest learner = Guest.signedIn("apprenante");
        try (Connection database = House.database();
                Statement statement = database.createStatement()) {
            offer(statement);
            try {
                var declined = learner.submit("/progress/mine", "offers", "all:1:no", Map.of());
                assertThat(declined.statusCode()).isEqualTo(200);
                assertThat(declined.body()).contains("notice-ok").contains("offers:all:0:yes");
                assertThat(statusOf(statement)).containsExactly("OFFERED", "WITHDRAWN");
                var accepted = learner.submit("/progress/mine", "offers", "all:0:yes", Map.of());
                assertThat(accepted.body()).contains("notice-ok").doesNotContain("offers:all:0:yes");
                assertThat(statusOf(statement)).containsExactly("ENROLLED", "WITHDRAWN");
            } finally {
                statement.executeUpdate("delete from enrolment_move where enrolment_id in (" + BOTH + ")");
                statement.executeUpdate("delete from enrolment where id in (" + BOTH + ")");
            }
        }
    }

    private static final String APPRENTICE = "select person_id from account where login = 'apprenante'";
    private static final String BOTH = FIRST + ", " + (FIRST + 1);

    /** In two groups that she has nothing to do with; the second one's runs out later. */
    private static void offer(Statement statement) throws SQLException {
        List<Long> groups = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select g.id from activity_group g where g.capacity > 0"
                + " and g.ends_on > current_date and g.id not in (select group_id from enrolment where person_id = ("
                + APPRENTICE + ")) and (select count(*) from enrolment e where e.group_id = g.id"
                + " and e.status in ('ENROLLED', 'OFFERED', 'SUSPENDED')) < g.capacity order by g.id limit 2")) {
            while (row.next()) {
                groups.add(row.getLong(1));
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            statement.executeUpdate("insert into enrolment (id, version, person_id, group_id, status, requested_on,"
                    + " offered_until) select " + (FIRST + i) + ", 0, person_id, " + groups.get(i)
                    + ", 'OFFERED', current_date, utc_timestamp() + interval " + (i + 1)
                    + " day from account where login = 'apprenante'");
        }
    }

    private static List<String> statusOf(Statement statement) throws SQLException {
        List<String> status = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select status from enrolment where id in (" + BOTH + ") order by id")) {
            while (row.next()) {
                status.add(row.getString(1));
            }
        }
        return status;
    }
}
