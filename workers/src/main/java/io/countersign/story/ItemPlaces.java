package io.countersign.story;

import io.countersign.item.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the place of an item. */
@Component
class ItemPlaces {
    private final JdbcClient jdbc;

    ItemPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Owner(long lotId, String supplier) {}

    ItemPlace of(Item item) {
        Long packageId = item.packageId();
        @Nullable Owner owner = packageId == null ? null : owner(packageId);
        return new ItemPlace(
                item.jobId(),
                item.no(),
                packageId,
                owner == null ? null : owner.lotId(),
                owner == null ? null : owner.supplier(),
                owner == null ? Set.of() : inspections(item, owner.lotId()),
                owner == null ? Set.of() : inspectionTasks(owner.lotId()),
                annotations(item));
    }

    private Owner owner(long packageId) {
        return jdbc.sql("select lot_id, supplier from work_package where id = :package")
                .param("package", packageId)
                .query(Owner.class)
                .single();
    }

    private Set<String> inspections(Item item, long lotId) {
        return jdbc.sql("""
                select i.id::text from inspection i join inspection_finding f on f.inspection_id = i.id and f.item_no = :no
                where i.lot_id = :lot""")
                .param("no", item.no())
                .param("lot", lotId)
                .query(String.class)
                .set();
    }

    private Set<String> inspectionTasks(long lotId) {
        return jdbc.sql("select id::text from task where lot_id = :lot and package_id is null and kind = 'INSPECT'")
                .param("lot", lotId)
                .query(String.class)
                .set();
    }

    private Map<String, String> annotations(Item item) {
        Map<String, String> ids = new HashMap<>();
        jdbc.sql(
                        "select id::text, assignment_id || '/' || revision place from annotation where job_id = :job and item_no = :no")
                .param("job", item.jobId())
                .param("no", item.no())
                .query(row -> {
                    ids.put(row.getString("place"), row.getString("id"));
                });
        return ids;
    }
}
