package io.countersign.audit;

import io.countersign.watch.Traces;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes events: numbers and chains them within their stream, and inserts them in batches. */
@Component
class EventStore {
    private static final int BATCH = 500;
    private static final String INSERT = """
            insert into event (id, stream, stream_seq, job_id, at, actor, action, subject_type, subject_id, before_digest,
                               after_digest, changed, reason, process_instance_key, element_id, moves_digest, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final StreamHeads heads;
    private final EventWriter writer;
    private final EventsAside aside;
    private final InstantSource clock;
    private final Traces traces;

    EventStore(
            JdbcTemplate jdbc,
            StreamHeads heads,
            EventWriter writer,
            EventsAside aside,
            InstantSource clock,
            Traces traces) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.writer = writer;
        this.aside = aside;
        this.clock = clock;
        this.traces = traces;
    }

    /** Events of a transaction that will have more of them, until {@link #writeWithThoseAside}. */
    void putAside(List<Trail.Entry> entries) {
        // Their moment is that of the commit, as is that of all others: a stream does not go back in time.
        aside.add(entries.stream()
                .map(entry -> writer.event(entry, Instant.EPOCH))
                .toList());
    }

    void writeWithThoseAside(List<Trail.Entry> last) {
        putAside(last);
        Instant at = now();
        for (String stream : aside.streams()) {
            append(
                    stream,
                    at,
                    aside.pages(stream, at)
                            .map(page -> page.stream().map(EventWriter.Open::of).toList()));
        }
    }

    void write(List<Trail.Entry> entries) {
        Instant at = now();
        // In the order of the names: two transactions that touch the same streams lock them in the same order.
        SortedMap<String, List<EventWriter.Open>> streams = new TreeMap<>();
        for (Trail.Entry entry : entries) {
            streams.computeIfAbsent(entry.change().stream(), stream -> new ArrayList<>())
                    .add(writer.open(entry, at));
        }
        streams.forEach((stream, added) -> append(stream, at, Stream.of(added)));
    }

    /** The database keeps microseconds; what is hashed must be what is read back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void append(String stream, Instant at, Stream<List<EventWriter.Open>> pages) {
        StreamHeads.Locked locked = heads.lock(stream);
        StreamHeads.Head head = locked.head();
        for (Iterator<List<EventWriter.Open>> each = pages.iterator(); each.hasNext(); ) {
            List<EventWriter.Open> page = each.next();
            head = append(each.hasNext() ? page : vouching(page, locked.movesDigest()), head);
        }
        heads.move(stream, locked.head(), head, at, traces.leave("countersign.events.append"));
    }

    /** The last event of the transaction vouches for all that the transaction moved. */
    private static List<EventWriter.Open> vouching(List<EventWriter.Open> page, @Nullable String movesDigest) {
        if (movesDigest == null) {
            return page;
        }
        List<EventWriter.Open> vouching = new ArrayList<>(page);
        vouching.set(page.size() - 1, page.get(page.size() - 1).vouchingFor(movesDigest));
        return vouching;
    }

    private StreamHeads.Head append(List<EventWriter.Open> added, StreamHeads.Head before) {
        StreamHeads.Head head = before;
        List<EventRecord> events = new ArrayList<>(added.size());
        for (EventWriter.Open open : added) {
            EventRecord event = open.after(head);
            events.add(event);
            head = new StreamHeads.Head(event.streamSeq(), event.hash());
        }
        insert(events);
        return head;
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
            statement.setString(16, event.movesDigest());
            statement.setBytes(17, HexFormat.of().parseHex(event.previousHash()));
            statement.setBytes(18, HexFormat.of().parseHex(event.hash()));
        });
    }
}
