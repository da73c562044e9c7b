package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScratchStackTest {
    @Test
    void starts_a_part_once_and_what_it_needs() {
        Addresses first = ScratchStack.with(PartName.POSTGRES);
        Addresses both = ScratchStack.with(PartName.ENGINE, PartName.POSTGRES);
        assertThat(both.jdbcUrl()).isEqualTo(first.jdbcUrl());
        assertThat(ScratchStack.with(PartName.ENGINE).engineRestAddress()).isEqualTo(both.engineRestAddress());
    }

    @Test
    void gives_everyone_an_empty_database() throws Exception {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            try (Connection connection = Jdbc.connect(ScratchStack.database());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select current_database(), (select count(*)"
                            + " from information_schema.tables where table_schema = 'public')")) {
                row.next();
                names.add(row.getString(1));
                assertThat(row.getInt(2)).isZero();
            }
        }
        assertThat(names).hasSize(2);
    }
}
