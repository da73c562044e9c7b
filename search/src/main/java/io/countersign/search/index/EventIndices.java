package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * One index a month, by the event's own time: a repeated event meets its first copy, which it would not behind a roll-over. All are
 * read through one alias.
 */
@Component
@Outward
public class EventIndices {
    public static final String ALIAS = "countersign-events";
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final ElasticsearchClient client;

    EventIndices(ElasticsearchClient client) {
        this.client = client;
    }

    static String indexOf(Instant at) {
        return ALIAS + "-" + MONTH.format(at);
    }

    /** The template that gives each index its mappings and the alias; putting it again changes nothing. */
    void putTemplate() {
        try (InputStream template =
                Objects.requireNonNull(EventIndices.class.getResourceAsStream("events.json"), "events.json")) {
            client.indices().putIndexTemplate(put -> put.name(ALIAS).withJson(template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
