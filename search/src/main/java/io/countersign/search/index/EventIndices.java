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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * One index a month, by the event's own time: a repeated event meets its first copy, which it would not behind a roll-over. All of
 * the generation that is read are behind one alias, which an index joins once its shard answers.
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

    public EventIndices(ElasticsearchClient client) {
        this.client = client;
    }

    /** The index that an event of this time belongs to; made where it is missing. */
    String at(Instant time, int generation, boolean read) {
        String index = prefix(generation) + MONTH.format(time);
        if (!ready.contains(index)) {
            make(index, read);
            ready.add(index);
        }
        return index;
    }

    /** Reads this generation alone, from one moment to the next; the others are removed afterwards. */
    void read(int generation) {
        try {
            List<String> all = all();
            client.indices().updateAliases(update -> {
                for (String index : all) {
                    if (index.startsWith(prefix(generation))) {
                        update.actions(
                                action -> action.add(add -> add.index(index).alias(ALIAS)));
                    } else {
                        update.actions(action -> action.remove(
                                remove -> remove.index(index).alias(ALIAS).mustExist(false)));
                    }
                }
                return update;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the indices of every other generation than these. */
    void keepOnly(List<Integer> generations) {
        try {
            List<String> kept = generations.stream().map(EventIndices::prefix).toList();
            List<String> gone = all().stream()
                    .filter(index -> kept.stream().noneMatch(index::startsWith))
                    .toList();
            if (!gone.isEmpty()) {
                client.indices().delete(delete -> delete.index(gone).ignoreUnavailable(true));
            }
            ready.removeAll(gone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void refresh(int generation) {
        try {
            client.indices().refresh(refresh -> refresh.index(prefix(generation) + "*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> all() throws IOException {
        return List.copyOf(client.indices()
                .get(get -> get.index(ALIAS + "-*").allowNoIndices(true).ignoreUnavailable(true))
                .result()
                .keySet());
    }

    private static String prefix(int generation) {
        return ALIAS + "-" + generation + "-";
    }

    private void make(String index, boolean read) {
        try {
            putTemplate();
            try {
                client.indices().create(create -> create.index(index).waitForActiveShards(active -> active.count(1)));
            } catch (ElasticsearchException e) {
                if (!ALREADY_THERE.equals(e.error().type())) {
                    throw e;
                }
            }
            if (read) {
                client.indices().putAlias(alias -> alias.index(index).name(ALIAS));
            }
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
