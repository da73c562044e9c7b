package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.countersign.job.JobOwners;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes events into their index: the document's id is the event's, so writing one twice leaves one. */
@Component
@Outward
public class EventProjection {
    private static final int CONFLICT = 409;

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
    void write(List<byte[]> events, Generations.Present generations) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (byte[] event : events) {
            EventDocument document = EventDocument.of(event, owners);
            for (int generation : generations.written()) {
                add(bulk, document, indices.at(document.at(), generation, generation == generations.read()));
            }
        }
        send(bulk);
    }

    /** As {@link #write}, into a generation that nobody reads yet. */
    void writeUnread(List<byte[]> events, int generation) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (byte[] event : events) {
            EventDocument document = EventDocument.of(event, owners);
            add(bulk, document, indices.at(document.at(), generation, false));
        }
        send(bulk);
    }

    private static void add(BulkRequest.Builder bulk, EventDocument document, String index) {
        bulk.operations(operation -> operation.index(write -> write.index(index)
                .id(document.id())
                .versionType(VersionType.ExternalGte)
                .version(document.version())
                .document(BinaryData.of(document.source(), ContentType.APPLICATION_JSON))));
    }

    private void send(BulkRequest.Builder bulk) {
        try {
            BulkResponse answer = client.bulk(bulk.build());
            if (answer.errors()) {
                answer.items().stream()
                        .filter(item -> item.error() != null && item.status() != CONFLICT)
                        .findFirst()
                        .ifPresent(EventProjection::refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(BulkResponseItem item) {
        throw new IllegalStateException("Elasticsearch refused event " + item.id() + ": "
                + Objects.requireNonNull(item.error()).reason());
    }
}
