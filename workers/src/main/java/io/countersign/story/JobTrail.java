package io.countersign.story;

import io.countersign.audit.EventRows;
import io.countersign.audit.Streams;
import io.countersign.pseudonym.Names;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads how the states of a job, its lots, packages and items moved, and who held what. Of a part: what is that supplier's. */
@Component
class JobTrail {
    private static final String OF_THE_PART = """
             and (cast(:part as text) is null or subject = 'JOB'
                  or subject in ('ITEM', 'PACKAGE')
                     and subject_id in (select id from work_package where job_id = :job and supplier = :part)
                  or subject = 'LOT' and subject_id in (select id from lot where job_id = :job and supplier = :part))""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Counts by subject and state, up to an event. */
    Map<String, Map<String, Long>> states(long jobId, long last, @Nullable String part) {
        Map<String, Map<String, Long>> states = new HashMap<>();
        // Items come into a part when they get its package: their former state was counted nowhere in it.
        jdbc.sql("""
                with move as (select * from state_move where job_id = :job and stream_seq <= :last %s)
                select subject, state, sum(n) n
                from (select subject, to_state state, moved n from move
                      union all
                      select subject, from_state, -moved from move where from_state is not null) step
                group by subject, state having sum(n) > 0""".formatted(OF_THE_PART))
                .param("job", jobId)
                .param("last", last)
                .param("part", part, Types.VARCHAR)
                .query(row -> {
                    states.computeIfAbsent(row.getString("subject"), subject -> new TreeMap<>())
                            .put(id(row.getString("state")), row.getLong("n"));
                });
        return states;
    }

    List<JobComparison.Move> moves(long jobId, long after, long last, @Nullable String part) {
        return jdbc.sql("""
                select subject, from_state, to_state, sum(moved) n from state_move
                where job_id = :job and stream_seq > :after and stream_seq <= :last %s
                group by subject, from_state, to_state order by subject, from_state nulls first, to_state""".formatted(OF_THE_PART))
                .param("job", jobId)
                .param("after", after)
                .param("last", last)
                .param("part", part, Types.VARCHAR)
                .query((row, n) -> new JobComparison.Move(
                        id(row.getString("subject")),
                        row.getString("from_state") == null ? null : id(row.getString("from_state")),
                        id(row.getString("to_state")),
                        row.getLong("n")))
                .list();
    }

    /** How many events there were of each action. */
    Map<String, Long> actions(long jobId, long after, long last, @Nullable String part) {
        Map<String, Long> counts = new TreeMap<>();
        counts(jobId, after, last, part, "action", row -> counts.put(row.getString("action"), row.getLong("n")));
        return counts;
    }

    /** How many events there were of each person, by username, or pseudonym where the reader may not see it. */
    Map<String, Long> people(long jobId, long after, long last, @Nullable String part, Names.View view) {
        Map<String, Long> counts = new TreeMap<>();
        String person = "actor ->> 'organisation', actor ->> 'subject'";
        counts(jobId, after, last, part, person, row -> {
            if (row.getString(1) != null) {
                counts.merge(view.called(jobId, row.getString(1), row.getString(2)), row.getLong("n"), Long::sum);
            }
        });
        return counts;
    }

    private void counts(long jobId, long after, long last, @Nullable String part, String by, RowCallbackHandler count) {
        jdbc.sql("select " + by + """
                , count(*) n from event
                where stream = :stream and stream_seq > :after and stream_seq <= :last
                  and (cast(:part as text) is null or actor ->> 'organisation' = :part)
                group by\s""" + by)
                .param("stream", Streams.ofJob(jobId))
                .param("after", after)
                .param("last", last)
                .param("part", part, Types.VARCHAR)
                .query(count);
    }

    /** Tasks whose last turn is a claim, in the order of the claims. */
    List<Hold> holds(long jobId, long last, @Nullable String part, Names.View view) {
        return jdbc
                .sql("""
                with turn as (
                    select distinct on (subject_id) stream_seq, action from event
                    where stream = :stream and subject_type = 'task' and stream_seq <= :last
                      and (action = :claimed or action in (:ends))
                    order by subject_id, stream_seq desc)
                select e.* from turn join event e on e.stream = :stream and e.stream_seq = turn.stream_seq
                where turn.action = :claimed and (cast(:part as text) is null
                       or coalesce(e.changed ->> 'assigneeOrganisation', e.actor ->> 'organisation') = :part)
                order by e.stream_seq""")
                .param("stream", Streams.ofJob(jobId))
                .param("last", last)
                .param("claimed", Holds.CLAIMED)
                .param("ends", Holds.ENDS)
                .param("part", part, Types.VARCHAR)
                .query(EventRows::read)
                .stream()
                .map(event -> Holds.open(TrailStep.of(event, json).seenBy(view, jobId)))
                .toList();
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
