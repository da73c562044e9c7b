package io.countersign.proof;

import io.countersign.audit.Streams;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the rows of a job with its events: the first of a key with the first, the second with the second, none without the other. */
final class RecordCheck {
    private static final String COMPARISON = """
            with kept as (select key, content, row_number() over (partition by key order by place) n from (%s) r),
                 told as (select key, content, place, row_number() over (partition by key order by place) n from (%s) e)
            select coalesce(told.place, 0) sequence, coalesce(kept.key, told.key) || ', revision ' || coalesce(kept.n, told.n) record,
                   left(coalesce(told.content::text, 'nothing'), 500) expected, left(coalesce(kept.content::text, 'nothing'), 500) found
            from kept full join told on told.key = kept.key and told.n = kept.n
            where kept.content is distinct from told.content
            order by sequence, record limit 1""";

    private final JdbcClient jdbc;
    private final List<Records> all;

    RecordCheck(JdbcClient jdbc, Collection<Records> all) {
        this.jdbc = jdbc;
        this.all = List.copyOf(all);
    }

    /** The first difference of the job that the stream is of; other streams have no records. */
    Optional<Fault> run(String stream) {
        return Streams.job(stream)
                .flatMap(jobId -> all.stream()
                        .flatMap(records -> difference(records, jobId, stream).stream())
                        .findFirst());
    }

    private Optional<Fault> difference(Records records, long jobId, String stream) {
        return jdbc.sql(COMPARISON.formatted(records.rows(), records.events()))
                .param("stream", stream)
                .param("job", jobId)
                .query((row, n) -> new Fault(
                        Fault.Kind.RECORD_DIFFERS,
                        stream,
                        row.getLong("sequence"),
                        records.name() + " " + row.getString("record") + ": " + row.getString("expected"),
                        row.getString("found")))
                .optional();
    }
}
