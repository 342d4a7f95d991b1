package org.tremplin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tremplin.access.Permission.ANYONE;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.audit.Audits;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.UseCases;

/** What surrounds every use case: rounds that come back, one transaction or nothing, ids that nobody waits for. */
@InContainer
class ScheduleIT {
    /** More than a block of ids holds. */
    private static final int MANY = 501;

    private static final long PATIENCE_SECONDS = 60;

    @Inject
    private Cast cast;

    @Inject
    private Schedule schedule;

    @Inject
    private Houses houses;

    @Inject
    private AccessCache cache;

    @Inject
    private Audits audits;

    @Inject
    private Half half;

    @Resource
    private ManagedExecutorService executor;

    private final String mark = "Site " + Cast.unique();

    @BeforeEach
    void administer() {
        cast.become(Role.ADMINISTRATOR);
    }

    /** A use case that writes and then does not come to its end. */
    @UseCases
    static class Half {
        @PersistenceContext
        private EntityManager entities;

        @Allowed(value = ANYONE, trail = Trail.NONE)
        void write(String name, Throwable then) throws Exception {
            entities.persist(new Site(name, null));
            entities.flush();
            if (then instanceof Error error) {
                throw error;
            }
            throw (Exception) then;
        }

        @Allowed(value = ANYONE, trail = Trail.NONE)
        void line(String insert, Runnable meanwhile) {
            entities.createNativeQuery(insert).executeUpdate();
            meanwhile.run();
        }

        /** Takes ids, says so, waits, and writes nothing. */
        @Allowed(value = ANYONE, trail = Trail.NONE)
        Set<Long> ids(Runnable taken) {
            Set<Long> ids = new HashSet<>();
            for (int i = 0; i < MANY; i++) {
                Site site = new Site("n" + i, null);
                entities.persist(site);
                ids.add(site.id());
            }
            entities.clear();
            taken.run();
            return ids;
        }
    }

    private static final String OLD_LINE =
            "insert into audit_line (at, use_case, subject, outcome) values ('1989-05-05', 'test', '', '')";

    @Test
    void a_round_comes_back_whatever_became_of_the_one_before() throws Exception {
        BlockingQueue<Object> made = new LinkedBlockingQueue<>();
        Future<?> task = schedule.start(Duration.ZERO, Duration.ofMillis(20), "the test's", () -> {
            cache.house().forget();
            try {
                made.add(houses.today());
            } catch (RuntimeException failure) {
                made.add(failure);
            }
            if (made.size() == 2) {
                throw new StackOverflowError("a round that ends badly");
            }
        });
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(made.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("round %d", i)
                        .isEqualTo(houses.today());
            }
        } finally {
            task.cancel(true);
        }
    }

    @Test
    void what_will_do_the_next_time_is_said_in_a_line_and_a_fault_with_its_trace() throws Exception {
        List<Throwable> passing = List.of(
                new ChangedMeanwhile(),
                new PersistenceException(
                        new SQLTransactionRollbackException("Lock wait timeout exceeded", "40001", 1205)),
                new PersistenceException(new SQLNonTransientConnectionException("gone", "08S01")),
                new PersistenceException(new SQLException("The table is full", "HY000", 1114)));
        List<Throwable> faults = List.of(new IllegalStateException("made up"), new OutOfMemoryError("made up"));
        for (Throwable thrown : passing) {
            LogRecord said = said(thrown);
            assertThat(said.getLevel()).isEqualTo(Level.INFO);
            assertThat(said.getThrown()).isNull();
        }
        for (Throwable thrown : faults) {
            LogRecord said = said(thrown);
            assertThat(said.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(said.getThrown()).isSameAs(thrown);
        }
    }

    /** What the log says of a round that ends with this. */
    private LogRecord said(Throwable thrown) throws Exception {
        String name = "the test's " + Cast.unique();
        BlockingQueue<LogRecord> said = new LinkedBlockingQueue<>();
        Logger log = Logger.getLogger(Schedule.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (new SimpleFormatter().formatMessage(line).contains(name)) {
                    said.add(line);
                }
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        log.addHandler(handler);
        Future<?> task = schedule.start(Duration.ZERO, Duration.ofHours(1), name, () -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
        try {
            LogRecord line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("%s", thrown).isNotNull();
            return line;
        } finally {
            task.cancel(true);
            log.removeHandler(handler);
        }
    }

    @Test
    void what_a_use_case_throws_it_has_not_done() {
        for (Throwable then : List.of(
                new OutOfMemoryError("made up"), new IOException("made up"), new IllegalStateException("made up"))) {
            assertThatThrownBy(() -> half.write(mark, then)).isSameAs(then);
            assertThat(houses.sites()).noneMatch(site -> site.label().equals(mark));
        }
    }

    @Test
    void a_long_transaction_keeps_no_other_from_its_ids() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Future<Set<Long>> slow = executor.submit(cast.as(
                Role.ADMINISTRATOR,
                () -> half.ids(() -> {
                    taken.countDown();
                    await(over);
                })));
        Set<Long> all = new HashSet<>();
        try {
            await(taken);
            List<Future<Set<Long>>> others = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                others.add(executor.submit(cast.as(Role.ADMINISTRATOR, () -> half.ids(() -> {}))));
            }
            for (Future<Set<Long>> other : others) {
                all.addAll(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
        } finally {
            over.countDown();
        }
        all.addAll(slow.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(all).hasSize(5 * MANY);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void old_lines_of_the_trail_go_while_others_are_being_written() throws Exception {
        Instant before = Instant.parse("1990-01-01T00:00:00Z");
        cast.alter(OLD_LINE);
        half.line(OLD_LINE, () -> {
            Future<Integer> night = executor.submit(cast.as(Role.ADMINISTRATOR, () -> audits.forget(before)));
            assertThat(night)
                    .succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS))
                    .isEqualTo(1);
        });
        assertThat(audits.forget(before)).isOne();
    }
}
