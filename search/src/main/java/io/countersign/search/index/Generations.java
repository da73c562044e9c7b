package io.countersign.search.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which set of indices is read, and which one is being built beside it. Writers ask for every batch: once a set is being built they
 * write to both, so whoever builds it needs only what was committed before.
 */
@Component
public class Generations {
    private final JdbcClient jdbc;

    public Generations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param read whether it is the one that is read */
    public record Target(int generation, boolean read) {}

    public record Present(int read, @Nullable Integer building) {
        public List<Target> targets() {
            return building == null
                    ? List.of(new Target(read, true))
                    : List.of(new Target(read, true), new Target(building, false));
        }

        List<Integer> written() {
            return targets().stream().map(Target::generation).toList();
        }
    }

    public Present present() {
        return jdbc.sql("select read, building from search_generation")
                .query((row, n) -> new Present(row.getInt("read"), (Integer) row.getObject("building")))
                .single();
    }

    /** Begins a new set; one that was begun and never finished is begun anew. */
    int begin() {
        return jdbc.sql(
                        "update search_generation set building = greatest(read, coalesce(building, 0)) + 1 returning building")
                .query(Integer.class)
                .single();
    }

    /** From now on the new set alone is written and read. */
    void finish(int built) {
        int changed = jdbc.sql("update search_generation set read = building, building = null where building = :built")
                .param("built", built)
                .update();
        if (changed == 0) {
            throw new IllegalStateException("another rebuild has begun meanwhile; this one is given up");
        }
    }
}
