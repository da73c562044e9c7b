package io.countersign.proof;

import io.countersign.audit.StateMoves;
import io.countersign.audit.Streams;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the changes of state of a job with the events that vouch for them, and its states with the changes that led to them. */
final class StateCheck {
    private static final String MOVES = """
            with kept as (select stream_seq, %s digest, min(at) first, max(at) last from state_move
                          where job_id = :job and stream_seq is not null group by stream_seq),
                 told as (select stream_seq, moves_digest digest, at from event where stream = :stream and moves_digest is not null)
            select coalesce(told.stream_seq, kept.stream_seq) sequence,
                   coalesce(told.digest || ' at ' || told.at, 'no change of state') expected,
                   coalesce(kept.digest || ' at ' || kept.first, 'no change of state') found
            from kept full join told using (stream_seq)
            where kept.digest is distinct from told.digest or kept.first is distinct from told.at or kept.last is distinct from told.at
            order by sequence limit 1""".formatted(StateMoves.DIGEST);

    /** Of items the numbers by state: which of them are in it follows from the moves, which are proved. */
    private static final String STATES = """
            with moved as (
                     select distinct on (subject, subject_id) lower(subject) || ' ' || subject_id thing, to_state state
                     from state_move where job_id = :job and subject <> 'ITEM' order by subject, subject_id, id desc),
                 stands as (
                     select 'job ' || id thing, state from job where id = :job
                     union all select 'lot ' || id, state from lot where job_id = :job
                     union all select 'package ' || id, state from work_package where job_id = :job),
                 moved_items as (
                     select 'items ' || state thing, sum(n)::text state from (
                         select to_state state, moved n from state_move where job_id = :job and subject = 'ITEM'
                         union all
                         select from_state, -moved from state_move
                         where job_id = :job and subject = 'ITEM' and from_state is not null) step
                     group by state having sum(n) <> 0),
                 stands_items as (select 'items ' || state thing, count(*)::text state from item where job_id = :job group by state)
            select coalesce(m.thing, s.thing) || ': ' || coalesce(m.state, 'none') expected, coalesce(s.state, 'none') found
            from (select * from moved union all select * from moved_items) m
            full join (select * from stands union all select * from stands_items) s on s.thing = m.thing
            where m.state is distinct from s.state
            order by 1 limit 1""";

    private final JdbcClient jdbc;

    StateCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first difference of the job that the stream is of; other streams move no states. */
    Optional<Fault> run(String stream) {
        return Streams.job(stream).flatMap(jobId -> moves(jobId, stream).or(() -> states(jobId, stream)));
    }

    private Optional<Fault> moves(long jobId, String stream) {
        return jdbc.sql(MOVES)
                .param("job", jobId)
                .param("stream", stream)
                .query((row, n) -> new Fault(
                        Fault.Kind.STATES_DIFFER,
                        stream,
                        row.getLong("sequence"),
                        row.getString("expected"),
                        row.getString("found")))
                .optional();
    }

    private Optional<Fault> states(long jobId, String stream) {
        return jdbc.sql(STATES)
                .param("job", jobId)
                .query((row, n) -> new Fault(
                        Fault.Kind.STATES_DIFFER, stream, 0, row.getString("expected"), row.getString("found")))
                .optional();
    }
}
