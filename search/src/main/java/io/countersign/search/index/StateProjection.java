package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.outbox.Outward;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes items and tasks as they stand in PostgreSQL once events have told that they changed. What is read may be newer than the
 * event; its version says how new, so that nothing old ever covers it.
 */
@Component
@Outward
class StateProjection {
    private static final int PAGE = 2_000;

    private final ElasticsearchClient client;
    private final StateIndices indices;
    private final ItemRows items;
    private final TaskRows tasks;

    StateProjection(ElasticsearchClient client, StateIndices indices, ItemRows items, TaskRows tasks) {
        this.client = client;
        this.indices = indices;
        this.items = items;
        this.tasks = tasks;
    }

    void write(Map<Long, Changed> jobs, List<Generations.Target> targets) {
        jobs.forEach((jobId, changed) -> write(jobId, changed, targets));
    }

    private void write(long jobId, Changed changed, List<Generations.Target> targets) {
        writeItems(jobId, items.changed(jobId, changed), targets);
        tasks(tasks.documents(changed.tasks()), targets);
        position(jobId, changed.last(), targets);
    }

    void writeItems(long jobId, BitSet nos, List<Generations.Target> targets) {
        Collection<Integer> page = new ArrayList<>(PAGE);
        for (int no = nos.nextSetBit(0); no >= 0; no = nos.nextSetBit(no + 1)) {
            page.add(no);
            if (page.size() == PAGE) {
                items(items.documents(jobId, page), targets);
                page.clear();
            }
        }
        items(items.documents(jobId, page), targets);
    }

    /** Says that all events of the job up to this one are in the items and tasks. */
    void position(long jobId, long sequence, List<Generations.Target> targets) {
        byte[] source =
                ("{\"jobId\":\"" + jobId + "\",\"position\":" + sequence + "}").getBytes(StandardCharsets.UTF_8);
        items(List.of(new StateDocument("job/" + jobId, sequence, source)), targets);
    }

    void tasks(List<StateDocument> documents, List<Generations.Target> targets) {
        BulkWrite bulk = new BulkWrite();
        targets.forEach(target -> add(bulk, documents, indices.tasks(target)));
        bulk.send(client);
    }

    private void items(List<StateDocument> documents, List<Generations.Target> targets) {
        BulkWrite bulk = new BulkWrite();
        targets.forEach(target -> add(bulk, documents, indices.items(target)));
        bulk.send(client);
    }

    private static void add(BulkWrite bulk, List<StateDocument> documents, String index) {
        documents.forEach(document -> bulk.add(index, document.id(), document.version(), document.source()));
    }
}
