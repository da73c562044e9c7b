package io.countersign.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {
    @ParameterizedTest
    @CsvSource({"08006, true", "57P01, true", "57P03, true", "53300, true", "23505, false", "40001, false"})
    void is_known_by_the_state_that_the_database_gave(String state, boolean outage) {
        assertThat(Outage.isBehind(new DataAccessResourceFailureException("failed", new SQLException("said", state))))
                .isEqualTo(outage);
    }

    @Test
    void is_behind_a_pool_that_has_no_connection() {
        assertThat(Outage.isBehind(new CannotCreateTransactionException(
                        "none", new SQLTransientConnectionException("timed out after 10000ms"))))
                .isTrue();
    }

    @Test
    void is_behind_a_roll_back_that_failed_with_what_came_before_it() {
        SQLException closed = new SQLException("Connection is closed");
        assertThat(Outage.isBehind(new TransactionSystemException("JDBC rollback failed", closed)))
                .isTrue();
        TransactionSystemException rollback = new TransactionSystemException("JDBC rollback failed");
        rollback.initApplicationException(new IllegalStateException(new SQLException("broken", "08006")));
        assertThat(Outage.isBehind(rollback)).isTrue();
    }

    @Test
    void is_not_behind_other_failures() {
        assertThat(Outage.isBehind(new IllegalStateException("a bug", new SQLException("no state"))))
                .isFalse();
    }
}
