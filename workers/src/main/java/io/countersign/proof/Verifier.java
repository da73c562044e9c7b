package io.countersign.proof;

import io.countersign.audit.Streams;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks the trail as one snapshot of the database: every link of every stream, every checkpoint and key, that nothing that was
 * ever vouched for is missing or different, that labels, verdicts, decisions and signatures are what their events say, and that every
 * state is what the changes vouched for have led to. It needs nothing but the database, and no part of the application that wrote it.
 */
@Component
public class Verifier {
    /** A name at a time, by the index on (stream, stream_seq), where "distinct" would read every event. */
    private static final String STREAMS = """
            with recursive written as (
                select min(stream) stream from event
                union all
                select (select min(stream) from event where stream > written.stream) from written where written.stream is not null)
            select stream from written where stream is not null
            union select stream from event_stream
            union select stream from checkpoint_head
            order by 1""";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final List<Anchors> anchors;
    private final RecordCheck records;
    private final StateCheck states;

    public Verifier(DataSource dataSource, Collection<Anchors> anchors, Collection<Records> records) {
        this.jdbc = JdbcClient.create(dataSource);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.anchors = List.copyOf(anchors);
        this.records = new RecordCheck(jdbc, records);
        this.states = new StateCheck(jdbc);
    }

    /** The whole system. */
    public VerificationReport verify() {
        return run(jdbc.sql(STREAMS).query(String.class)::list);
    }

    /** One job's stream, and all checkpoints and keys. */
    public VerificationReport verifyJob(long jobId) {
        return run(() -> List.of(Streams.ofJob(jobId)));
    }

    private VerificationReport run(Supplier<List<String>> streams) {
        return Objects.requireNonNull(snapshot.execute(status -> {
            KeyCheck keys = new KeyCheck(jdbc);
            List<Fault> faults = new ArrayList<>(keys.faults());
            CheckpointCheck checkpoints = new CheckpointCheck(jdbc, keys);
            checkpoints.run().ifPresent(faults::add);
            long events = 0;
            List<String> names = streams.get();
            for (String name : names) {
                StreamCheck stream = new StreamCheck(jdbc, name, anchors);
                stream.run()
                        .or(() -> records.run(name))
                        .or(() -> states.run(name))
                        .ifPresent(faults::add);
                events += stream.events();
            }
            return new VerificationReport(
                    names.size(),
                    events,
                    checkpoints.count(),
                    checkpoints.last(),
                    keys.fingerprints(),
                    faults.stream().limit(VerificationReport.MOST_FAULTS).toList());
        }));
    }
}
