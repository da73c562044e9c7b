package io.countersign.bench.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Commits events into the product's tables at a steady rate, as if many people worked: the product's own relay and consumer carry
 * them on. Their hashes are none; nobody verifies the data of a benchmark.
 */
public final class TrailFeed implements AutoCloseable {
    public static final String STREAM = "job:9500000";
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Connection connection;
    private final int perBeat;
    private long last;

    public TrailFeed(Connection connection, int perSecond) throws SQLException {
        this.connection = connection;
        this.perBeat = (int) (perSecond * BEAT.toMillis() / 1_000);
        connection.setAutoCommit(false);
    }

    /** Returns after so long; a beat that comes late is made up for. @return how many it committed */
    public long run(Duration time) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        long beats = time.dividedBy(BEAT);
        for (long beat = 1; beat <= beats; beat++) {
            commit();
            long wait = began + beat * BEAT.toNanos() - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000);
            }
        }
        return last;
    }

    private void commit() throws SQLException {
        try (PreparedStatement events = connection.prepareStatement("""
                        insert into event (stream, stream_seq, job_id, at, actor, action, subject_type, subject_id, changed, previous_hash,
                                           hash)
                        select ?, n, 9500000, clock_timestamp(),
                               '{"subject":"s-1","kind":"person","organisation":"meridian","roles":[]}',
                               'annotation.submitted', 'item', '9500000/' || n,
                               '{"shapes":[{"type":"box","x":1,"y":2,"width":3,"height":4}],"tool":"image","activeSeconds":3.5}', '', ''
                        from generate_series(?, ?) n""");
                PreparedStatement unpublished = connection.prepareStatement(
                        "insert into unpublished_event (stream, first_seq, last_seq) values (?, ?, ?)")) {
            events.setString(1, STREAM);
            events.setLong(2, last + 1);
            events.setLong(3, last + perBeat);
            events.execute();
            unpublished.setString(1, STREAM);
            unpublished.setLong(2, last + 1);
            unpublished.setLong(3, last + perBeat);
            unpublished.execute();
            connection.commit();
            last += perBeat;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
