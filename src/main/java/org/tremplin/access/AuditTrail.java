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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes who used what on whom. A change is noted in its own transaction: both happen or neither. Reads and refusals
 * are noted together twice a second, in one statement: a page view then costs no disk wait of its own, at the price of
 * the last half second of reads if the machine loses power.
 */
@ApplicationScoped
class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());
    private static final String INSERT =
            "insert into audit_line (at, account_id, use_case, subject, outcome) values (?, ?, ?, ?, ?)";

    private record Line(Instant at, Long account, String useCase, String subject, String outcome) {}

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Clock clock;

    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>(50_000);

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        executor.scheduleWithFixedDelay(this::write, 500, 500, TimeUnit.MILLISECONDS);
    }

    void inThisTransaction(Long account, String useCase, String subject, String outcome) throws SQLException {
        insert(List.of(new Line(clock.instant(), account, useCase, subject, outcome)));
    }

    void soon(Long account, String useCase, String subject, String outcome) {
        Line line = new Line(clock.instant(), account, useCase, subject, outcome);
        while (!waiting.offer(line)) {
            write();
        }
    }

    @PreDestroy
    synchronized void write() {
        List<Line> lines = new ArrayList<>();
        while (waiting.drainTo(lines, 2_000) > 0) {
            try {
                insert(lines);
            } catch (SQLException e) {
                LOG.log(Level.SEVERE, lines.size() + " audit lines could not be written", e);
            }
            lines.clear();
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
