package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** @throws IllegalStateException where Elasticsearch refused one: none of them counts as written then */
    void send(ElasticsearchClient client) {
        if (documents == 0) {
            return;
        }
        try {
            BulkResponse answer = client.bulk(bulk.build());
            if (answer.errors()) {
                answer.items().stream()
                        .filter(item -> item.error() != null && item.status() != CONFLICT)
                        .findFirst()
                        .ifPresent(BulkWrite::refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(BulkResponseItem item) {
        throw new IllegalStateException("Elasticsearch refused " + item.index() + " " + item.id() + ": "
                + Objects.requireNonNull(item.error()).reason());
    }
}
