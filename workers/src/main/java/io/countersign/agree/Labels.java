package io.countersign.agree;

import io.countersign.item.ItemState;
import io.countersign.item.Modality;
import io.countersign.schema.Shape;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the labels of a package that count, page by page in the order of the items. */
@Component
public class Labels {
    /** Items in memory at a time. */
    public static final int PAGE = 50;

    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Labels(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Gives every item of the package to the consumer, in pages of at most {@link #PAGE}, in the order of their numbers. */
    public void forEachPage(long packageId, Consumer<List<LabelledItem>> consumer) {
        List<LabelledItem> page = page(packageId, 0, PAGE);
        while (!page.isEmpty()) {
            consumer.accept(page);
            page = page.size() < PAGE
                    ? List.of()
                    : page(packageId, page.get(page.size() - 1).no(), PAGE);
        }
    }

    /** @param after number of the last item of the page before, or 0 */
    public List<LabelledItem> page(long packageId, int after, int limit) {
        List<ItemRow> items = jdbc.sql("""
                select job_id, no, external_id, modality, media_sha256,
                       case when modality = 'TEXT' and media_sha256 is null then metadata->>'text' end text, state
                from item
                where package_id = :packageId and no > :after
                order by no limit :limit""")
                .param("packageId", packageId)
                .param("after", after)
                .param("limit", limit)
                .query(ItemRow.class)
                .list();
        if (items.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<VersionRow>> versions = versions(
                packageId,
                items.get(0).jobId(),
                items.get(0).no(),
                items.get(items.size() - 1).no());
        return items.stream()
                .map(item -> item.with(versions.getOrDefault(item.no(), List.of()), this::shapes))
                .toList();
    }

    /** For every item of the package, by number, the ids of the annotations that count: a list without the labels themselves. */
    public SortedMap<Integer, List<Long>> annotationIds(long packageId) {
        SortedMap<Integer, List<Long>> byItem = new TreeMap<>();
        jdbc.sql("""
                with newest as (
                    select item_no, max(id) id, max(round) round, max(max(round)) over (partition by item_no) newest_round
                    from annotation where package_id = :packageId
                    group by item_no, assignment_id)
                select i.no, n.id from item i
                left join newest n on n.item_no = i.no and n.round = n.newest_round
                where i.package_id = :packageId
                order by i.no, n.id""").param("packageId", packageId).query((ResultSet row) -> {
            List<Long> ids = byItem.computeIfAbsent(row.getInt("no"), no -> new ArrayList<>());
            long id = row.getLong("id");
            if (!row.wasNull()) {
                ids.add(id);
            }
        });
        return byItem;
    }

    private Map<Integer, List<VersionRow>> versions(long packageId, long jobId, int from, int to) {
        Map<Integer, List<VersionRow>> byItem = new TreeMap<>();
        jdbc.sql("""
                with revision as (
                    select id, item_no, assignment_id, round, shapes,
                           max(round) over (partition by item_no) newest_round,
                           row_number() over (partition by assignment_id, item_no order by revision desc) age
                    from annotation
                    where job_id = :jobId and item_no between :from and :to and package_id = :packageId)
                select id, item_no, assignment_id, round, shapes::text shapes from revision
                where age = 1 and round = newest_round
                order by item_no, assignment_id""")
                .param("packageId", packageId)
                .param("jobId", jobId)
                .param("from", from)
                .param("to", to)
                .query(VersionRow.class)
                .list()
                .forEach(row -> byItem.computeIfAbsent(row.itemNo(), no -> new ArrayList<>())
                        .add(row));
        return byItem;
    }

    private List<Shape> shapes(String text) {
        return json.readValue(text, SHAPES);
    }

    private record VersionRow(long id, int itemNo, long assignmentId, int round, String shapes) {}

    private record ItemRow(
            long jobId,
            int no,
            String externalId,
            Modality modality,
            @Nullable String mediaSha256,
            @Nullable String text,
            ItemState state) {

        LabelledItem with(List<VersionRow> versions, Function<String, List<Shape>> read) {
            int round = versions.isEmpty() ? 0 : versions.get(0).round();
            return new LabelledItem(
                    jobId,
                    no,
                    externalId,
                    modality,
                    mediaSha256,
                    text,
                    state,
                    round,
                    versions.stream()
                            .map(row -> new Version(row.id(), row.assignmentId(), read.apply(row.shapes())))
                            .toList());
        }
    }
}
