package io.countersign.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Events of a transaction that has too many of them to hold: they wait for its end in a table of its own, without moment and place.
 * Nobody else sees them, and no stream is locked meanwhile.
 */
@Component
class EventsAside {
    private static final int PAGE = 500;
    private static final String CREATE = """
            create temporary table if not exists event_aside (
                n bigint generated always as identity, id uuid, stream text, job_id bigint, actor text, action text, subject_type text,
                subject_id text, before_digest text, after_digest text, changed text, reason text, process_instance_key bigint,
                element_id text, primary key (stream, n)) on commit drop""";
    private static final String INSERT = """
            insert into event_aside (id, stream, job_id, actor, action, subject_type, subject_id, before_digest, after_digest, changed,
                                     reason, process_instance_key, element_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    EventsAside(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long n, EventRecord event) {}

    void add(List<EventRecord> events) {
        jdbc.execute(CREATE);
        jdbc.batchUpdate(INSERT, events, PAGE, (statement, event) -> {
            statement.setObject(1, event.id());
            statement.setString(2, event.stream());
            statement.setObject(3, event.jobId());
            statement.setString(4, event.actor());
            statement.setString(5, event.action());
            statement.setString(6, event.subjectType());
            statement.setString(7, event.subjectId());
            statement.setString(8, event.beforeDigest());
            statement.setString(9, event.afterDigest());
            statement.setString(10, event.changed());
            statement.setString(11, event.reason());
            statement.setObject(12, event.processInstanceKey());
            statement.setString(13, event.elementId());
        });
    }

    List<String> streams() {
        return jdbc.queryForList("select distinct stream from event_aside order by stream", String.class);
    }

    /** In the order in which they were added, a page at a time. */
    Stream<List<EventRecord>> pages(String stream, Instant at) {
        return Stream.iterate(
                        page(stream, 0, at),
                        page -> !page.isEmpty(),
                        page -> page(stream, page.get(page.size() - 1).n(), at))
                .map(page -> page.stream().map(Row::event).toList());
    }

    private List<Row> page(String stream, long after, Instant at) {
        return jdbc.query(
                "select * from event_aside where stream = ? and n > ? order by n limit ?",
                (row, i) -> new Row(row.getLong("n"), EventRows.withoutPlace(row, 0, at)),
                stream,
                after,
                PAGE);
    }
}
