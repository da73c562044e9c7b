package io.countersign.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Has the whole trail published anew, to a Kafka that lost it: whoever reads the events knows those that come again by their id. */
public final class Republication {
    private Republication() {}

    /**
     * The relay begins with the next start of the application. What waited before is in it.
     *
     * @return how many events there are
     */
    public static long ofEverything(JdbcClient jdbc) {
        jdbc.sql("truncate unpublished_event").update();
        jdbc.sql("""
                insert into unpublished_event (stream, first_seq, last_seq)
                select stream, first, least(first + :most - 1, last_seq)
                from event_stream, generate_series(1::bigint, last_seq, :most) first
                where last_seq > 0
                order by stream, first""").param("most", StreamHeads.MOST_AT_ONCE).update();
        return jdbc.sql("select coalesce(sum(last_seq - first_seq + 1), 0) from unpublished_event")
                .query(Long.class)
                .single();
    }
}
