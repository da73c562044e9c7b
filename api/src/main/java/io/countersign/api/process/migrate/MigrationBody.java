package io.countersign.api.process.migrate;

import io.countersign.problem.Invalid;
import io.countersign.process.migrate.MigrationDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param from the version that the instances are on
 * @param instances keys; null for all that run on it
 * @param reason of the migration; a preview needs none
 */
record MigrationBody(
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable List<ElementPair> mapping,
        @Nullable List<String> instances,
        @Nullable String reason) {

    record ElementPair(@Nullable String source, @Nullable String target) {}

    /** @throws Invalid naming the field that is missing or no such thing */
    MigrationDraft draft(String processId) {
        if (from == null) {
            throw new Invalid("from", "is missing");
        }
        if (to == null) {
            throw new Invalid("to", "is missing");
        }
        List<MigrationDraft.Pair> pairs = new ArrayList<>();
        for (ElementPair pair : mapping == null ? List.<ElementPair>of() : mapping) {
            if (pair == null || pair.source() == null || pair.target() == null) {
                throw new Invalid("mapping[" + pairs.size() + "]", "needs a source and a target");
            }
            pairs.add(new MigrationDraft.Pair(pair.source(), pair.target()));
        }
        List<Long> keys = new ArrayList<>();
        for (String key : instances == null ? List.<String>of() : instances) {
            if (key == null || !key.matches("\\d{1,18}")) {
                throw new Invalid("instances[" + keys.size() + "]", "is no key of an instance");
            }
            keys.add(Long.valueOf(key));
        }
        if (instances != null && keys.isEmpty()) {
            throw new Invalid("instances", "is empty; leave it out to take all");
        }
        return new MigrationDraft(processId, from, to, pairs, keys);
    }
}
