package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    @Test
    void a_database_that_is_gone_is_no_error_of_ours() {
        assertThat(behind(new SQLException("Communications link failure", "08S01")))
                .isEqualTo(Unavailable.DATABASE);
        assertThat(behind(new SQLException("Error in allocating a connection", new ConnectException("refused"))))
                .isEqualTo(Unavailable.DATABASE);
    }

    @Test
    void so_is_a_connection_that_was_lost_on_the_way() {
        assertThat(behind(new SQLException("No operations allowed after statement closed.", "S1009")))
                .isEqualTo(Unavailable.DATABASE);
        assertThat(
                        behind(
                                new SQLException(
                                        "Error in allocating a connection. Cause: java.lang.RuntimeException: Got exception during XAResource.start:")))
                .isEqualTo(Unavailable.DATABASE);
    }

    @Test
    void what_belongs_to_somebody_who_was_deleted_meanwhile_is_asked_for_again() {
        assertThat(ProblemMapper.lostRace(new PersistenceException(new SQLIntegrityConstraintViolationException(
                        "Cannot add or update a child row: a foreign key constraint fails", "23000", 1452))))
                .isTrue();
        assertThat(ProblemMapper.lostRace(new PersistenceException(new SQLIntegrityConstraintViolationException(
                        "Cannot delete or update a parent row: a foreign key constraint fails", "23000", 1451))))
                .isFalse();
    }

    @Test
    void a_full_disk_and_a_full_table_are_told_apart_from_it() {
        assertThat(behind(new SQLException("The table 'audit_line' is full", "HY000", 1114)))
                .isEqualTo(Unavailable.FULL);
        assertThat(behind(new SQLException(
                        "Got error 28 \"No space left on device\" from storage engine", "HY000", 1030)))
                .isEqualTo(Unavailable.FULL);
    }

    @Test
    void a_broken_rule_is_neither() {
        assertThat(Unavailable.behind(new PersistenceException(
                        new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062))))
                .isEmpty();
        assertThat(Unavailable.behind(new IllegalStateException())).isEmpty();
    }

    private static Unavailable behind(SQLException cause) {
        return Unavailable.behind(new PersistenceException(new IllegalStateException(cause)))
                .orElseThrow();
    }
}
