package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The indices of one projection: {@code alias-generation} and what follows. Those of the generation that is read stand behind the
 * alias, which an index joins once its shard answers.
 */
final class IndexFamily {
    private static final String ALREADY_THERE = "resource_already_exists_exception";

    private final ElasticsearchClient client;
    private final String alias;
    private final String template;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    /** @param template settings and mappings of its indices: a resource beside this class */
    IndexFamily(ElasticsearchClient client, String alias, String template) {
        this.client = client;
        this.alias = alias;
        this.template = template;
    }

    /** The index of this name; made where it is missing. */
    String index(Generations.Target target, String suffix) {
        String index = prefix(target.generation()) + suffix;
        if (!ready.contains(index)) {
            make(index, target.read());
            ready.add(index);
        }
        return index;
    }

    /** Reads this generation alone, from one moment to the next. */
    void read(int generation) {
        try {
            List<String> all = all();
            if (all.isEmpty()) {
                return;
            }
            client.indices().updateAliases(update -> {
                for (String index : all) {
                    if (index.startsWith(prefix(generation))) {
                        update.actions(
                                action -> action.add(add -> add.index(index).alias(alias)));
                    } else {
                        update.actions(action -> action.remove(
                                remove -> remove.index(index).alias(alias).mustExist(false)));
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
            List<String> kept = generations.stream().map(this::prefix).toList();
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
                .get(get -> get.index(alias + "-*").allowNoIndices(true).ignoreUnavailable(true))
                .result()
                .keySet());
    }

    private String prefix(int generation) {
        return alias + "-" + generation + "-";
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
                client.indices().putAlias(put -> put.index(index).name(alias));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putTemplate() throws IOException {
        try (InputStream resource = Objects.requireNonNull(IndexFamily.class.getResourceAsStream(template), template)) {
            client.indices().putIndexTemplate(put -> put.name(alias).withJson(resource));
        }
    }
}
