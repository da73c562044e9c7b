package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.audit.Streams;
import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a new generation with the items and tasks as they stand now. */
final class StateRebuild {
    private static final int PAGE = 2_000;

    private final JdbcClient jdbc;
    private final StateProjection projection;
    private final TaskRows tasks;

    StateRebuild(JdbcClient jdbc, ElasticsearchClient client, StateIndices indices) {
        this.jdbc = jdbc;
        this.tasks = new TaskRows(jdbc);
        this.projection = new StateProjection(client, indices, new ItemRows(jdbc), tasks);
    }

    void fill(List<Generations.Target> unread) {
        allTasks(unread);
        jdbc.sql("select id from job order by id").query(Long.class).list().forEach(job -> items(job, unread));
    }

    private void items(long jobId, List<Generations.Target> unread) {
        long sequence = jdbc.sql("select coalesce(max(last_seq), 0) from event_stream where stream = :stream")
                .param("stream", Streams.ofJob(jobId))
                .query(Long.class)
                .single();
        int last = jdbc.sql("select items from job where id = :job")
                .param("job", jobId)
                .query(Integer.class)
                .single();
        BitSet all = new BitSet(last + 1);
        all.set(1, last + 1);
        projection.writeItems(jobId, all, unread);
        projection.position(jobId, sequence, unread);
    }

    private void allTasks(List<Generations.Target> unread) {
        long after = 0;
        for (List<StateDocument> page = tasks.after(after, PAGE); !page.isEmpty(); page = tasks.after(after, PAGE)) {
            projection.tasks(page, unread);
            after = Long.parseLong(page.get(page.size() - 1).id());
        }
    }
}
