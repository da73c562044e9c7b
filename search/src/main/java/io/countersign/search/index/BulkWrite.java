package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.Objects;

/** Documents on their way: one that is older than what is there changes nothing, the same again neither. */
final class BulkWrite {
    private static final int CONFLICT = 409;

    private final BulkRequest.Builder bulk = new BulkRequest.Builder();
    private int documents;

    void add(String index, String id, long version, byte[] source) {
        documents++;
        bulk.operations(operation -> operation.index(write -> write.index(index)
                .id(id)
                .versionType(VersionType.ExternalGte)
                .version(version)
                .document(BinaryData.of(source, ContentType.APPLICATION_JSON))));
    }

    /**
     * Where Elasticsearch asks for patience, the same documents are sent again after a pause.
     *
     * @throws IllegalStateException where Elasticsearch refused one: none of them counts as written then
     */
    void send(ElasticsearchClient client) {
        if (documents == 0) {
            return;
        }
        BulkRequest request = bulk.build();
        Patience.call(() -> accepted(client.bulk(request)));
    }

    private static BulkResponse accepted(BulkResponse answer) {
        if (answer.errors()) {
            answer.items().stream()
                    .filter(item -> item.error() != null && item.status() != CONFLICT)
                    .findFirst()
                    .ifPresent(BulkWrite::refused);
        }
        return answer;
    }

    private static void refused(BulkResponseItem item) {
        String refusal = "Elasticsearch refused " + item.index() + " " + item.id() + ": "
                + Objects.requireNonNull(item.error()).reason();
        throw item.status() == Patience.TOO_MANY ? new Patience.Asked(refusal) : new IllegalStateException(refusal);
    }
}
