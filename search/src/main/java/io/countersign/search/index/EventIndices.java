package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * One index a month, by the event's own time: a repeated event meets its first copy, which it would not behind a roll-over. All are
 * read through one alias, which an index joins once its shard answers.
 */
@Component
@Outward
public class EventIndices {
    public static final String ALIAS = "countersign-events";
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
    private static final String ALREADY_THERE = "resource_already_exists_exception";

    private final ElasticsearchClient client;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    EventIndices(ElasticsearchClient client) {
        this.client = client;
    }

    /** The index that an event of this time belongs to; made where it is missing. */
    String at(Instant time) {
        String index = ALIAS + "-" + MONTH.format(time);
        if (!ready.contains(index)) {
            make(index);
            ready.add(index);
        }
        return index;
    }

    private void make(String index) {
        try {
            putTemplate();
            try {
                client.indices().create(create -> create.index(index).waitForActiveShards(active -> active.count(1)));
            } catch (ElasticsearchException e) {
                if (!ALREADY_THERE.equals(e.error().type())) {
                    throw e;
                }
            }
            client.indices().putAlias(alias -> alias.index(index).name(ALIAS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putTemplate() throws IOException {
        try (InputStream template =
                Objects.requireNonNull(EventIndices.class.getResourceAsStream("events.json"), "events.json")) {
            client.indices().putIndexTemplate(put -> put.name(ALIAS).withJson(template));
        }
    }
}
