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
 * Records who did what to whom. A change is recorded in its own transaction: both happen or neither. Reads and refusals
 * are written together twice a second, in one statement: a page view then needs no disk write of its own, at the price
 * of the last half second of reads in a power failure.
 *
 * <p>Lines that the database cannot take are kept and tried again in their order; when the buffer is full, calls that
 * would be recorded fail. A line that is refused for its content, while others are accepted, goes to the log.
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

    /** @param most how many lines are kept while the database takes none */
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

    /** Records the line within a second. Throws when it can be recorded neither now nor later. */
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

    /**
     * Writes the waiting lines; what the database cannot take now keeps waiting. Never throws: that would end the
     * schedule.
     */
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

    /**
     * Whether one line is refused for its content (data, constraint), rather than all lines for the state of the
     * database.
     */
    private static boolean isOfALine(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().matches("2[23].*");
    }

    private void waitOn(List<Line> lines, Throwable failure) {
        putBack(lines);
        if (!failing) {
            // logged once per outage, not twice a second
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

    /**
     * Puts lines back at the front, in order; when others have filled the buffer meanwhile, the last ones go to the
     * log.
     */
    private void putBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!waiting.offerFirst(lines.get(i))) {
                LOG.log(Level.SEVERE, "an audit line that finds no room: {0}", lines.get(i));
            }
        }
    }

    /** The last attempt: what cannot be written goes to the log, ids only as everywhere. */
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
