package io.countersign.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.outbox.Outward;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/** One index a month, by the event's own time: a repeated event meets its first copy, which it would not behind a roll-over. */
@Component
@Outward
public class EventIndices {
    public static final String ALIAS = "countersign-events";
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final IndexFamily family;

    public EventIndices(ElasticsearchClient client) {
        family = new IndexFamily(client, ALIAS, "events.json");
    }

    /** The index that an event of this time belongs to; made where it is missing. */
    String at(Instant time, Generations.Target target) {
        return family.index(target, MONTH.format(time));
    }

    void read(int generation) {
        family.read(generation);
    }

    void keepOnly(List<Integer> generations) {
        family.keepOnly(generations);
    }

    void refresh(int generation) {
        family.refresh(generation);
    }
}
