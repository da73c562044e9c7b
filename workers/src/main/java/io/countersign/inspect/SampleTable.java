package io.countersign.inspect;

import io.countersign.item.Modality;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads samples and writes what was found in them. */
@Component
class SampleTable {
    private static final TypeReference<List<Defect>> DEFECTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    SampleTable(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** In the order of the items' numbers. */
    List<SampledItem> items(Inspection inspection) {
        int size = inspection.plan().sampleSize();
        Map<DefectClass, Set<Integer>> counted = new EnumMap<>(DefectClass.class);
        inspection.classes().forEach(one -> counted.put(one.defectClass(), one.counted(inspection.seed(), size)));
        return jdbc.sql("""
                select i.no, i.external_id, i.modality, i.media_sha256,
                       case when i.modality = 'TEXT' and i.media_sha256 is null then i.metadata->>'text' end text, f.defects,
                       (select c.shapes from consensus c where c.job_id = i.job_id and c.item_no = i.no
                        order by c.revision desc limit 1) shapes
                from inspection_finding f join item i on i.job_id = f.job_id and i.no = f.item_no
                where f.inspection_id = :inspection order by f.item_no""")
                .param("inspection", inspection.id())
                .query((row, n) -> new SampledItem(
                        row.getInt("no"),
                        row.getString("external_id"),
                        Modality.valueOf(row.getString("modality")),
                        row.getString("media_sha256"),
                        row.getString("text"),
                        json.readTree(row.getString("shapes")),
                        defects(row.getString("defects")),
                        countsFor(counted, n)))
                .list();
    }

    private static Set<DefectClass> countsFor(Map<DefectClass, Set<Integer>> counted, int place) {
        Set<DefectClass> classes = EnumSet.allOf(DefectClass.class);
        classes.removeIf(one -> counted.containsKey(one) && !counted.get(one).contains(place));
        return classes;
    }

    void write(long inspectionId, List<Finding> findings, String inspector) {
        template.batchUpdate(
                "update inspection_finding set defects = ?::jsonb, inspector = ? where inspection_id = ? and item_no = ?",
                findings,
                500,
                (statement, finding) -> {
                    statement.setString(1, json.writeValueAsString(finding.defects()));
                    statement.setString(2, inspector);
                    statement.setLong(3, inspectionId);
                    statement.setInt(4, finding.itemNo());
                });
    }

    /** What the newest inspection of the package's lot found on its items, if it rejected the lot. */
    List<Finding> ofRejection(long packageId) {
        return jdbc.sql("""
                select f.item_no, f.defects
                from work_package p
                join lateral (select id, state from inspection where lot_id = p.lot_id order by submission desc limit 1) n on true
                join inspection_finding f on f.inspection_id = n.id
                join item i on i.job_id = f.job_id and i.no = f.item_no and i.package_id = p.id
                where p.id = :package and n.state = 'REJECTED' and f.defects <> '[]'
                order by f.item_no""")
                .param("package", packageId)
                .query((row, n) ->
                        new Finding(row.getInt("item_no"), json.readValue(row.getString("defects"), DEFECTS)))
                .list();
    }

    private @Nullable List<Defect> defects(@Nullable String text) {
        return text == null ? null : json.readValue(text, DEFECTS);
    }
}
