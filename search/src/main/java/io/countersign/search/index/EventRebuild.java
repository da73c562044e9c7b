package io.countersign.search.index;

import io.countersign.audit.EventRecord;
import io.countersign.audit.EventRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds the indices of events anew from PostgreSQL while everything runs: into a new generation that the running application writes
 * to as well from now on, then one change of the alias. Given up halfway it leaves what was read untouched; the next one begins anew.
 */
public final class EventRebuild {
    private static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final Generations generations;
    private final EventIndices indices;
    private final EventProjection projection;
    private final JsonMapper json = JsonMapper.builder().build();

    public EventRebuild(JdbcClient jdbc, EventIndices indices, EventProjection projection) {
        this.jdbc = jdbc;
        this.generations = new Generations(jdbc);
        this.indices = indices;
        this.projection = projection;
    }

    /**
     * @param progress is told how many events are in the new indices
     * @return how many there were
     */
    public long run(LongConsumer progress) {
        int generation = generations.begin();
        indices.keepOnly(generations.present().written());
        long copied = 0;
        long last = 0;
        List<EventRecord> page = after(last);
        while (!page.isEmpty()) {
            projection.writeUnread(texts(page), generation);
            last = page.get(page.size() - 1).seq();
            copied += page.size();
            progress.accept(copied);
            page = after(last);
        }
        indices.refresh(generation);
        indices.read(generation);
        generations.finish(generation);
        indices.keepOnly(List.of(generation));
        // Also what a writer made between the two: an index of a month that began just then.
        indices.read(generation);
        return copied;
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
