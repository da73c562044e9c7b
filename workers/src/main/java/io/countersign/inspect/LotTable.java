package io.countersign.inspect;

import io.countersign.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes lots. */
@Component
class LotTable {
    private final JdbcClient jdbc;

    LotTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Lot> find(long id) {
        return jdbc.sql("select * from lot where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Locks the row to the end of the transaction; what only refers to it goes on. */
    Lot lock(long id) {
        return jdbc.sql("select * from lot where id = :id for no key update")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("lot", id));
    }

    Lot lockOfPackage(long packageId) {
        return lock(jdbc.sql("select lot_id from work_package where id = :id")
                .param("id", packageId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("package", packageId)));
    }

    /** In the order of their numbers, those after {@code afterNo}; of one supplier, where it is given. */
    List<Lot> ofJob(long jobId, @Nullable String supplier, int afterNo, int limit) {
        return jdbc.sql("""
                select * from lot
                where job_id = :job and no > :after and (cast(:supplier as text) is null or supplier = :supplier)
                order by no limit :limit""")
                .param("job", jobId)
                .param("supplier", supplier, Types.VARCHAR)
                .param("after", afterNo)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** How many items there are to draw from. */
    int items(long lotId) {
        return jdbc.sql("""
                select count(*) from work_package p join item i on i.package_id = p.id
                where p.lot_id = :lot and i.state <> 'EXCLUDED'""").param("lot", lotId).query(Integer.class).single();
    }

    void move(long id, LotState to) {
        jdbc.sql("update lot set state = :state where id = :id")
                .param("state", to.name())
                .param("id", id)
                .update();
    }

    void submitted(long id) {
        jdbc.sql("update lot set state = 'INSPECTION', submissions = submissions + 1 where id = :id")
                .param("id", id)
                .update();
    }

    void runsIn(long id, long processInstanceKey) {
        jdbc.sql("update lot set process_instance_key = :key where id = :id")
                .param("key", processInstanceKey)
                .param("id", id)
                .update();
    }

    void give(long id, String supplier) {
        jdbc.sql("update lot set supplier = :supplier where id = :id")
                .param("supplier", supplier)
                .param("id", id)
                .update();
        jdbc.sql("update work_package set supplier = :supplier where lot_id = :id")
                .param("supplier", supplier)
                .param("id", id)
                .update();
    }

    private static Lot read(ResultSet row) throws SQLException {
        return new Lot(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getInt("no"),
                row.getString("supplier"),
                row.getInt("size"),
                LotState.valueOf(row.getString("state")),
                row.getInt("submissions"));
    }
}
