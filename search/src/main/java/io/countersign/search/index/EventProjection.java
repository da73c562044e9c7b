package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.cloudevents.CloudEvent;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes events into their index: the document's id is the event's, so writing one twice leaves one. */
@Component
@Outward
class EventProjection {
    private static final int CONFLICT = 409;

    private final ElasticsearchClient client;
    private final EventIndices indices;
    private final JsonMapper json;

    EventProjection(ElasticsearchClient client, EventIndices indices, JsonMapper json) {
        this.client = client;
        this.indices = indices;
        this.json = json;
    }

    /** @throws IllegalStateException where Elasticsearch refused one: none of the batch counts as written then */
    void write(List<CloudEvent> events) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (CloudEvent event : events) {
            byte[] data = Objects.requireNonNull(event.getData(), "data").toBytes();
            JsonNode document = json.readTree(data);
            String index = indices.at(Objects.requireNonNull(event.getTime()).toInstant());
            bulk.operations(operation -> operation.index(write -> write.index(index)
                    .id(event.getId())
                    .versionType(VersionType.ExternalGte)
                    .version(document.get("streamSeq").asLong())
                    .document(BinaryData.of(data, ContentType.APPLICATION_JSON))));
        }
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
