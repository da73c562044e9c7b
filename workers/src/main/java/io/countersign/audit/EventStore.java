package io.countersign.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes events: numbers and chains them within their stream, and inserts them in batches. */
@Component
class EventStore {
    private static final int BATCH = 500;
    private static final String INSERT = """
            insert into event (id, stream, stream_seq, job_id, at, actor, action, subject_type, subject_id, before_digest,
                               after_digest, changed, reason, process_instance_key, element_id, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final StreamHeads heads;
    private final EventWriter writer;
    private final InstantSource clock;

    EventStore(JdbcTemplate jdbc, StreamHeads heads, EventWriter writer, InstantSource clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.writer = writer;
        this.clock = clock;
    }

    void write(List<Trail.Entry> entries) {
        // The database keeps microseconds; what is hashed must be what is read back.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // In the order of the names: two transactions that touch the same streams lock them in the same order.
        SortedMap<String, List<EventWriter.Open>> streams = new TreeMap<>();
        for (Trail.Entry entry : entries) {
            streams.computeIfAbsent(entry.change().stream(), stream -> new ArrayList<>())
                    .add(writer.open(entry, at));
        }
        streams.forEach(this::append);
    }

    private void append(String stream, List<EventWriter.Open> added) {
        StreamHeads.Head before = heads.lock(stream);
        StreamHeads.Head head = before;
        List<EventRecord> events = new ArrayList<>(added.size());
        for (EventWriter.Open open : added) {
            EventRecord event = open.after(head);
            events.add(event);
            head = new StreamHeads.Head(event.streamSeq(), event.hash());
        }
        insert(events);
        heads.move(stream, before, head);
    }

    private void insert(List<EventRecord> events) {
        jdbc.batchUpdate(INSERT, events, BATCH, (statement, event) -> {
            statement.setObject(1, event.id());
            statement.setString(2, event.stream());
            statement.setLong(3, event.streamSeq());
            statement.setObject(4, event.jobId());
            statement.setTimestamp(5, Timestamp.from(event.at()));
            statement.setString(6, event.actor());
            statement.setString(7, event.action());
            statement.setString(8, event.subjectType());
            statement.setString(9, event.subjectId());
            statement.setString(10, event.beforeDigest());
            statement.setString(11, event.afterDigest());
            statement.setString(12, event.changed());
            statement.setString(13, event.reason());
            statement.setObject(14, event.processInstanceKey());
            statement.setString(15, event.elementId());
            statement.setBytes(16, HexFormat.of().parseHex(event.previousHash()));
            statement.setBytes(17, HexFormat.of().parseHex(event.hash()));
        });
    }
}
