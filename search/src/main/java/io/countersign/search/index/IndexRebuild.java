package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.audit.EventRecord;
import io.countersign.audit.EventRows;
import io.countersign.job.JobOwners;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds the indices of events, items and tasks anew from PostgreSQL while everything runs: into a new generation that the running application writes
 * to as well from now on, then one change of the alias. Given up halfway it leaves what was read untouched; the next one begins anew.
 */
public final class IndexRebuild {
    private static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final Generations generations;
    private final EventIndices events;
    private final EventProjection projection;
    private final StateIndices states;
    private final StateRebuild stateRebuild;
    private final JsonMapper json = JsonMapper.builder().build();

    public IndexRebuild(JdbcClient jdbc, ElasticsearchClient client) {
        this.jdbc = jdbc;
        this.generations = new Generations(jdbc);
        this.events = new EventIndices(client);
        this.projection = new EventProjection(client, events, new JobOwners(jdbc));
        this.states = new StateIndices(client);
        this.stateRebuild = new StateRebuild(jdbc, client, states);
    }

    /**
     * @param progress is told how many events are in the new indices
     * @return how many there were
     */
    public long run(LongConsumer progress) {
        int generation = generations.begin();
        List<Integer> kept = generations.present().written();
        events.keepOnly(kept);
        states.keepOnly(kept);
        List<Generations.Target> unread = List.of(new Generations.Target(generation, false));
        long copied = 0;
        long last = 0;
        List<EventRecord> page = after(last);
        while (!page.isEmpty()) {
            projection.write(texts(page), unread);
            last = page.get(page.size() - 1).seq();
            copied += page.size();
            progress.accept(copied);
            page = after(last);
        }
        stateRebuild.fill(unread);
        events.refresh(generation);
        states.refresh(generation);
        read(generation);
        generations.finish(generation);
        events.keepOnly(List.of(generation));
        states.keepOnly(List.of(generation));
        // Also what a writer made between the two: an index of a month that began just then.
        read(generation);
        return copied;
    }

    private void read(int generation) {
        events.read(generation);
        states.read(generation);
    }

    private List<EventRecord> after(long seq) {
        return jdbc.sql("select * from event where seq > :seq order by seq limit :limit")
                .param("seq", seq)
                .param("limit", BATCH)
                .query(EventRows::read)
                .list();
    }

    private List<byte[]> texts(List<EventRecord> page) {
        List<byte[]> texts = new ArrayList<>(page.size());
        page.forEach(event -> texts.add(json.writeValueAsBytes(event)));
        return texts;
    }
}
