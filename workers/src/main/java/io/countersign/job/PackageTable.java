package io.countersign.job;

import io.countersign.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads work packages. */
@Component
class PackageTable {
    private final JdbcClient jdbc;

    PackageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WorkPackage> find(long id) {
        return jdbc.sql("select * from work_package where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    WorkPackage lock(long id) {
        return jdbc.sql("select * from work_package where id = :id for no key update")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("package", id));
    }

    static WorkPackage read(ResultSet row) throws SQLException {
        return new WorkPackage(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getInt("no"),
                row.getLong("lot_id"),
                row.getString("supplier"),
                row.getInt("first_item"),
                row.getInt("last_item"),
                PackageState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getInt("first_round"),
                row.getInt("openings"),
                row.getObject("process_instance_key", Long.class),
                row.getInt("rank"),
                row.getObject("overlap", Integer.class),
                row.getString("series"));
    }
}
