package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.job.JobOwners;
import io.countersign.outbox.Outward;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes events into their index: the document's id is the event's, so writing one twice leaves one. */
@Component
@Outward
public class EventProjection {
    private final ElasticsearchClient client;
    private final EventIndices indices;
    private final JobOwners owners;

    public EventProjection(ElasticsearchClient client, EventIndices indices, JobOwners owners) {
        this.client = client;
        this.indices = indices;
        this.owners = owners;
    }

    /**
     * @param events each the JSON of an EventRecord
     * @throws IllegalStateException where Elasticsearch refused one: none of the batch counts as written then
     */
    public void write(List<byte[]> events, List<Generations.Target> targets) {
        BulkWrite bulk = new BulkWrite();
        for (byte[] event : events) {
            EventDocument document = EventDocument.of(event, owners);
            targets.forEach(target ->
                    bulk.add(indices.at(document.at(), target), document.id(), document.version(), document.source()));
        }
        bulk.send(client);
    }
}
