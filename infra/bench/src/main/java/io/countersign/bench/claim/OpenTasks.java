package io.countersign.bench.claim;

import io.countersign.bench.product.Crowd;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Writes open annotation tasks straight into the tables, two for each package, as if their processes had just come there: making a
 * million through the engine would take hours. Nobody completes them.
 */
public final class OpenTasks {
    private static final List<String> LATER = List.of("""
            insert into assignment (package_id, kind, round, ordinal, organisation, state, opened_at)
            select p.id, 'ANNOTATE', 1, o, p.supplier, 'OPEN', now()
            from work_package p cross join generate_series(1, 2) o
            where p.job_id = ? order by p.no, o""", """
            insert into task (kind, job_id, package_id, assignment_id, state, name, separation, candidate_groups, priority, due_at,
                              reservation_seconds, user_task_key, process_instance_key, process_id, element_id, created_at)
            select 'ANNOTATE', p.job_id, p.id, a.id, 'OPEN', 'Annotate', array['other-person'], array[p.supplier || '/annotator'],
                   p.no % 100, now() + make_interval(days => p.no % 7), 1800, -a.id, -p.id, 'work-package', 'Annotate', now()
            from work_package p join assignment a on a.package_id = p.id
            where p.job_id = ? order by a.id""", """
            insert into task_candidate (organisation, role, urgency, due_at, task_id, job_id, kind)
            select split_part(candidate_groups[1], '/', 1), 'annotator', 100 - priority, due_at, id, job_id, kind
            from task where job_id = ? order by id""");

    private OpenTasks() {}

    public static void write(Connection connection, long jobId, int tasks) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lots = connection.prepareStatement("""
                        insert into lot (job_id, no, supplier, size, state) select ?, n, (cast(? as text[]))[n], 20, 'OPEN'
                        from generate_series(1, 2) n""");
                PreparedStatement packages = connection.prepareStatement("""
                        insert into work_package (job_id, no, lot_id, supplier, first_item, last_item, state, openings, opened_at)
                        select ?, n, l.id, l.supplier, 20 * n - 19, 20 * n, 'OPEN', 1, now()
                        from generate_series(1, ?) n join lot l on l.job_id = ? and l.no = n % 2 + 1 order by n""")) {
            lots.setLong(1, jobId);
            lots.setArray(2, connection.createArrayOf("text", Crowd.SUPPLIERS.toArray()));
            lots.execute();
            packages.setLong(1, jobId);
            packages.setInt(2, tasks / 2);
            packages.setLong(3, jobId);
            packages.execute();
        }
        for (String insert : LATER) {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setLong(1, jobId);
                statement.execute();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement analyze = connection.createStatement()) {
            analyze.execute("vacuum analyze work_package, assignment, task, task_candidate");
        }
    }
}
