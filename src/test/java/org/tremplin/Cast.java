package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.tremplin.access.Grant;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Role;
import org.tremplin.catalogue.ActivityForm;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.Sessions;

/** The people and things that tests in the container begin with, made through the services as a person would. */
@Dependent
public class Cast {
    public static final long HEAD_OFFICE = 1;
    private static final long FRENCH_COURSES = 21;
    private static final long LANGUAGE = 11;

    @Inject
    private Me me;

    @Inject
    private RequestContextController requests;

    @Inject
    private Houses houses;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private People people;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    /** From here on the test is somebody with this role, on every site. */
    public void become(Role role) {
        me.become(grant(role));
    }

    /** The same with two. */
    public void become(Role one, Role other) {
        me.become(new Grant(0, one.name(), one.name(), null, Set.of(one, other), Set.of(), false));
    }

    /** The same, limited to some sites. */
    public void become(Role role, Set<Long> sites, Long person) {
        me.become(new Grant(0, role.name(), role.name(), person, Set.of(role), sites, false));
    }

    private static Grant grant(Role role) {
        return new Grant(0, role.name(), role.name(), null, Set.of(role), Set.of(), false);
    }

    /** Runs as somebody with this role in a request of its own, for work in another thread. */
    public <T> Callable<T> as(Role role, Callable<T> work) {
        return () -> {
            requests.activate();
            try {
                me.become(grant(role));
                return work.call();
            } finally {
                requests.deactivate();
            }
        };
    }

    public LocalDate today() {
        return houses.today();
    }

    public long person(String givenName, String familyName) {
        return people.register(details(givenName, familyName, null));
    }

    /** Somebody who teaches. */
    public long trainer(String givenName, String familyName) {
        return people.register(null, Set.of(Person.Role.STAFF), details(givenName, familyName, null));
    }

    public PersonDetails details(String givenName, String familyName, String phone) {
        return new PersonDetails(
                familyName, givenName, null, null, null, null, null, phone, null, null, houses.today(), null);
    }

    public long activity() {
        return catalogue.save(
                ActivityForm.fresh("A" + unique(), LANGUAGE, FRENCH_COURSES, "FLE " + unique(), "A1", 15));
    }

    /** A group that runs around today, with this many places. */
    public long group(int capacity) {
        LocalDate today = houses.today();
        GroupForm form = GroupForm.fresh(
                activity(), HEAD_OFFICE, "Groupe " + unique(), capacity, today.minusMonths(1), today.plusMonths(3));
        return groups.save(form);
    }

    /** How many statements the work sends in one transaction; ids come over a connection of their own. */
    @Transactional
    public long statements(Runnable work) {
        long before = sent();
        work.run();
        return sent() - before - 1;
    }

    /**
     * Does the work in one transaction, and begins the other with another one before the first is over. A second is enough for
     * what waits for nothing; what waits finds the first committed.
     *
     * @return what became of the other
     */
    @Transactional
    public <T> Future<T> meanwhile(Runnable work, Callable<T> other) throws Exception {
        work.run();
        Future<T> begun = executor.submit(other);
        try {
            begun.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException waitsOrFailed) {
            // looked at by the test
        }
        return begun;
    }

    /** Changes rows directly in the database, and marks all facts of sessions stale. */
    public void alter(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            assertThat(change.executeUpdate(statement)).isPositive();
            change.executeUpdate("update session_fact set fresh = 0, people = null where fresh = 1");
        }
    }

    /** Whether nobody holds a row, asked over another connection than that of the transaction under way. */
    public boolean isFree(String row) {
        try {
            return executor.submit(() -> {
                        try (Connection connection = database.getConnection();
                                Statement ask = connection.createStatement()) {
                            ask.executeQuery("select 1 from " + row + " for update nowait");
                            return true;
                        } catch (SQLException held) {
                            return false;
                        }
                    })
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Statements that this connection has sent. */
    private long sent() {
        Object[] row = (Object[]) entities.createNativeQuery("show session status like 'Questions'")
                .getSingleResult();
        return Long.parseLong(row[1].toString());
    }

    /** A session of the group, from nine to twelve, nowhere and with nobody. */
    public long session(long group, LocalDate date) {
        return sessions.plan(at(group, date, LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of()));
    }

    public static PlanSession at(
            long group, LocalDate date, LocalTime from, LocalTime to, Long room, Set<Long> trainers) {
        return new PlanSession(0, 0, group, date, from, to, room, trainers, null);
    }

    public static String unique() {
        return UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }
}
