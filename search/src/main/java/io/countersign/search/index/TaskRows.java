package io.countersign.search.index;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tasks as they are searched, many at a time. */
@Component
class TaskRows {
    private static final String DOCUMENTS = """
            select t.id::text id, (select last_seq from event_stream where stream = 'job:' || t.job_id) as version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'jobId', t.job_id::text, 'taskId', t.id::text, 'kind', lower(t.kind), 'state', lower(t.state),
                       'packageId', t.package_id::text, 'lotId', t.lot_id::text, 'releaseId', t.release_id::text,
                       'supplier', coalesce(p.supplier, l.supplier), 'assignee', t.assignee,
                       'organisation', t.assignee_organisation, 'createdAt', t.created_at, 'closedAt', t.closed_at,
                       'dueAt', t.due_at, 'seconds', extract(epoch from t.closed_at - t.created_at)))::text as document
            from task t left join work_package p on p.id = t.package_id left join lot l on l.id = t.lot_id
            where\s""";

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StateDocument> documents(Collection<Long> ids) {
        return jdbc.sql(DOCUMENTS + "t.id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(StateDocument::read)
                .list();
    }

    /** By id, beginning after one. */
    List<StateDocument> after(long id, int limit) {
        return jdbc.sql(DOCUMENTS + "t.id > :after order by t.id limit :limit")
                .param("after", id)
                .param("limit", limit)
                .query(StateDocument::read)
                .list();
    }
}
