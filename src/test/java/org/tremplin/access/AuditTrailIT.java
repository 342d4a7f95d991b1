package org.tremplin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.audit.Audits;
import org.tremplin.platform.Slice;

/** The trail while its table takes no line. */
@InContainer
class AuditTrailIT {
    @Inject
    private Cast cast;

    @Inject
    private Audits audits;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    private AuditTrail trail;
    private final String what = "Trail" + Cast.unique() + ".test";

    @BeforeEach
    void look_at_the_trail() {
        cast.become(Role.ADMINISTRATOR);
        trail = new AuditTrail(database, clock, 3);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private void note(String subject, String outcome) {
        trail.soon(null, what, subject, outcome);
    }

    private List<String> noted() {
        return audits.list(null, what, null, new Slice("", false, 1, 50)).rows().stream()
                .map(AuditRow::subject)
                .toList();
    }

    @Test
    void lines_wait_in_their_order_and_beyond_what_is_kept_nothing_is_done_unnoted() throws SQLException {
        execute("rename table audit_line to audit_line_away");
        try {
            note("person=1", "ok");
            trail.write();
            note("person=2", "ok");
            note("person=3", "ok");
            assertThatIllegalStateException().isThrownBy(() -> note("person=4", "ok"));
            assertThat(trail.waiting()).isEqualTo(3);
        } finally {
            execute("rename table audit_line_away to audit_line");
        }
        note("person=5", "ok");
        trail.write();
        assertThat(trail.waiting()).isZero();
        assertThat(noted()).containsExactly("person=5", "person=3", "person=2", "person=1");
    }

    @Test
    void a_line_that_cannot_be_written_takes_no_other_with_it() {
        note("person=1", "ok");
        note("person=2", "x".repeat(50));
        note("person=3", "ok");
        trail.write();
        assertThat(trail.waiting()).isZero();
        assertThat(noted()).containsExactly("person=3", "person=1");
    }
}
