package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.outbox.Outward;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * One index of items, with a document for each that has a package, and one of tasks. Beside the items stands one document a job that
 * says how far its events are in them.
 */
@Component
@Outward
public class StateIndices {
    public static final String ITEMS = "countersign-items";
    public static final String TASKS = "countersign-tasks";
    private static final String ONE = "all";

    private final IndexFamily items;
    private final IndexFamily tasks;

    public StateIndices(ElasticsearchClient client) {
        items = new IndexFamily(client, ITEMS, "items.json");
        tasks = new IndexFamily(client, TASKS, "tasks.json");
    }

    String items(Generations.Target target) {
        return items.index(target, ONE);
    }

    String tasks(Generations.Target target) {
        return tasks.index(target, ONE);
    }

    void read(int generation) {
        items.read(generation);
        tasks.read(generation);
    }

    void keepOnly(List<Integer> generations) {
        items.keepOnly(generations);
        tasks.keepOnly(generations);
    }

    void refresh(int generation) {
        items.refresh(generation);
        tasks.refresh(generation);
    }
}
