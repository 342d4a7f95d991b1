package org.tremplin.access;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.tremplin.web.ProblemMapper;
import org.tremplin.web.Unavailable;

/**
 * Writes who used what on whom. A change is noted in its own transaction: both happen or neither. Reads and refusals
 * are noted together twice a second, in one statement: a page view then costs no disk wait of its own, at the price of
 * the last half second of reads if the machine loses power.
 *
 * <p>Lines that the database does not take are kept and tried again, in their order; when there are more than are kept,
 * what would be noted is not done either. A line that it refuses for what it says, while it takes others, goes to the log.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());
    private static final String INSERT =
            "insert into audit_line (at, account_id, use_case, subject, outcome) values (?, ?, ?, ?, ?)";

    private static final int AT_ONCE = 2_000;
    private static final int MOST = 50_000;

    private record Line(Instant at, Long account, String useCase, String subject, String outcome) {}

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Clock clock;

    private final BlockingDeque<Line> waiting;

    private boolean failing;

    AuditTrail() {
        waiting = new LinkedBlockingDeque<>(MOST);
    }

    /** @param most how many lines are kept at most while the database takes none */
    AuditTrail(DataSource database, Clock clock, int most) {
        this.database = database;
        this.clock = clock;
        waiting = new LinkedBlockingDeque<>(most);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        executor.scheduleWithFixedDelay(this::write, 500, 500, TimeUnit.MILLISECONDS);
    }

    void inThisTransaction(Long account, String useCase, String subject, String outcome) throws SQLException {
        insert(List.of(new Line(clock.instant(), account, useCase, subject, outcome)));
    }

    /** Notes it within a second. Fails when it can be noted neither now nor later. */
    public void soon(Long account, String useCase, String subject, String outcome) {
        Line line = new Line(clock.instant(), account, useCase, subject, outcome);
        if (!waiting.offer(line)) {
            write();
            if (!waiting.offer(line)) {
                throw new IllegalStateException("the audit trail cannot be written");
            }
        }
    }

    /** How many lines are not written yet. */
    int waiting() {
        return waiting.size();
    }

    /** Writes what waits; what the database does not take now waits on. Never throws: that would end the schedule. */
    synchronized void write() {
        List<Line> lines = new ArrayList<>();
        try {
            while (waiting.drainTo(lines, AT_ONCE) > 0) {
                insert(lines);
                lines.clear();
                failing = false;
            }
        } catch (SQLException failure) {
            if (isOfALine(failure)) {
                oneByOne(lines);
            } else {
                waitOn(lines, failure);
            }
        } catch (RuntimeException | Error failure) {
            waitOn(lines, failure);
        }
    }

    /** Whether a line is refused for what it says (data, constraint), and not all for how the database is. */
    private static boolean isOfALine(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().matches("2[23].*");
    }

    private void waitOn(List<Line> lines, Throwable failure) {
        putBack(lines);
        if (!failing) {
            // said once for each time that the database is away, not twice a second
            failing = true;
            if (ProblemMapper.passes(failure)) {
                LOG.log(Level.WARNING, "audit lines wait to be written: {0}, for {1}", new Object[] {
                    waiting.size(), Unavailable.root(failure)
                });
            } else {
                LOG.log(Level.SEVERE, "audit lines wait to be written: " + waiting.size(), failure);
            }
        }
    }

    private void oneByOne(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            try {
                insert(lines.subList(i, i + 1));
            } catch (SQLException failure) {
                if (!isOfALine(failure)) {
                    waitOn(lines.subList(i, lines.size()), failure);
                    return;
                }
                LOG.log(Level.SEVERE, "an audit line that the database refuses: " + lines.get(i), failure);
            } catch (RuntimeException | Error failure) {
                waitOn(lines.subList(i, lines.size()), failure);
                return;
            }
        }
    }

    /** To the front, in their order; when meanwhile others took the room, the last ones are said in the log. */
    private void putBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!waiting.offerFirst(lines.get(i))) {
                LOG.log(Level.SEVERE, "an audit line that finds no room: {0}", lines.get(i));
            }
        }
    }

    /** The last chance: what cannot be written is in the log, ids only as everywhere. */
    @PreDestroy
    void stop() {
        write();
        for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
            LOG.log(Level.SEVERE, "an audit line that was not written: {0}", line);
        }
    }

    private void insert(List<Line> lines) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Line line : lines) {
                insert.setObject(1, LocalDateTime.ofInstant(line.at, ZoneOffset.UTC));
                insert.setObject(2, line.account);
                insert.setString(3, line.useCase);
                insert.setString(4, line.subject);
                insert.setString(5, line.outcome);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
