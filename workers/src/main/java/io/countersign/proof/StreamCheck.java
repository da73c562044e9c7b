package io.countersign.proof;

import io.countersign.audit.EventHash;
import io.countersign.audit.EventRecord;
import io.countersign.audit.EventRows;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows one stream from its first event to its last, and compares it with what was vouched for. */
final class StreamCheck {
    private static final int FETCH = 1000;

    private final JdbcClient jdbc;
    private final String stream;
    private final Queue<Anchors.Anchor> anchors;
    private Head head;

    StreamCheck(JdbcClient jdbc, String stream, List<Anchors> anchors) {
        this.jdbc = jdbc;
        this.stream = stream;
        this.anchors = new ArrayDeque<>(anchors.stream()
                .flatMap(some -> some.of(jdbc, stream).stream())
                .sorted(Comparator.comparingLong(anchor -> anchor.head().sequence()))
                .toList());
        this.head = new Head(stream, 0, EventHash.START);
    }

    /** The first fault. */
    Optional<Fault> run() {
        try (Stream<EventRecord> events = jdbc
                .sql("select * from event where stream = :stream order by stream_seq")
                .param("stream", stream)
                .withFetchSize(FETCH)
                .query(EventRows::read)
                .stream()) {
            Iterator<EventRecord> each = events.iterator();
            while (each.hasNext()) {
                Optional<Fault> fault = follow(each.next());
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return end();
    }

    /** How many events proved themselves. */
    long events() {
        return head.sequence();
    }

    private Optional<Fault> follow(EventRecord event) {
        long next = head.sequence() + 1;
        if (event.streamSeq() != next) {
            return fault(Fault.Kind.EVENT_MISSING, next, "event " + next, "event " + event.streamSeq());
        }
        if (!event.previousHash().equals(head.sha256())) {
            return fault(Fault.Kind.LINK_BROKEN, next, head.sha256(), event.previousHash());
        }
        String hash = EventHash.of(event);
        if (!hash.equals(event.hash())) {
            return fault(Fault.Kind.EVENT_CHANGED, next, event.hash(), hash);
        }
        head = new Head(stream, next, hash);
        return contradicted();
    }

    /** Whether anything that was vouched for up to here is different. */
    private Optional<Fault> contradicted() {
        while (!anchors.isEmpty() && anchors.element().head().sequence() <= head.sequence()) {
            Anchors.Anchor anchor = anchors.remove();
            boolean nothingYet = anchor.head().sequence() == 0;
            if (!nothingYet && !anchor.head().equals(head)) {
                return fault(
                        anchor.kind(), anchor.head().sequence(), anchor.head().sha256(), head.sha256());
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> end() {
        if (!anchors.isEmpty()) {
            Anchors.Anchor anchor = anchors.remove();
            return fault(
                    anchor.kind(),
                    head.sequence() + 1,
                    "events up to " + anchor.head().sequence(),
                    "the end of the stream");
        }
        Optional<Head> kept = jdbc.sql(
                        "select stream, last_seq seq, last_hash hash from event_stream where stream = :stream")
                .param("stream", stream)
                .query(CheckpointTable::head)
                .optional();
        if (kept.filter(head::equals).isPresent()) {
            return Optional.empty();
        }
        return fault(
                Fault.Kind.HEAD_DIFFERS,
                head.sequence(),
                kept.map(StreamCheck::text).orElse("a row of event_stream"),
                text(head));
    }

    private static String text(Head head) {
        return head.sequence() + " " + head.sha256();
    }

    private Optional<Fault> fault(Fault.Kind kind, long sequence, String expected, String found) {
        return Optional.of(new Fault(kind, stream, sequence, expected, found));
    }
}
