package io.countersign.release;

import io.countersign.audit.CanonicalJson;
import io.countersign.audit.EventHash;
import io.countersign.audit.Streams;
import io.countersign.digest.Sha256;
import io.countersign.item.Modality;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a manifest says about a release, counted in the database. */
@Component
class ManifestFacts {
    private final JdbcClient jdbc;

    ManifestFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Manifest.SchemaEntry schema(long schemaId) {
        return jdbc.sql("select name, version, document::text document from label_schema where id = :id")
                .param("id", schemaId)
                .query((row, n) -> new Manifest.SchemaEntry(
                        String.valueOf(schemaId),
                        row.getString("name"),
                        row.getInt("version"),
                        Sha256.of(CanonicalJson.of(row.getString("document")))))
                .single();
    }

    /** Who supplied the lots, and who else took part besides the owner, as plan-work names them to the process; by name. */
    List<String> suppliers(long jobId) {
        return jdbc.sql("""
                select supplier from lot where job_id = :job
                union
                select p.organisation from participant p join job j on j.id = p.job_id
                where p.job_id = :job and (p.annotates or p.reviews) and p.organisation <> j.owner
                order by 1""").param("job", jobId).query(String.class).list();
    }

    Map<String, Integer> itemsByModality(long releaseId) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql("""
                select i.modality, count(*) items from release_item r
                join release on release.id = r.release_id
                join item i on i.job_id = release.job_id and i.no = r.item_no
                where r.release_id = :release group by i.modality""").param("release", releaseId).query(row -> {
            counts.put(Modality.valueOf(row.getString("modality")).id(), row.getInt("items"));
        });
        return counts;
    }

    List<Manifest.ClassEntry> classes(long releaseId) {
        return jdbc.sql("""
                select s.shape ->> 'label' as label, s.shape ->> 'type' as type, count(*) shapes, count(distinct r.item_no) items
                from release_item r
                join consensus c on c.id = r.consensus_id
                cross join lateral jsonb_array_elements(c.shapes) s(shape)
                where r.release_id = :release
                group by 1, 2 order by 1, 2""")
                .param("release", releaseId)
                .query((row, n) -> new Manifest.ClassEntry(
                        row.getString("label"), row.getString("type"), row.getInt("shapes"), row.getInt("items")))
                .list();
    }

    List<Manifest.LicenceEntry> licences(long releaseId) {
        return jdbc.sql("""
                select coalesce(i.metadata ->> 'licence', i.metadata ->> 'license') licence, count(*) items
                from release_item r
                join release on release.id = r.release_id
                join item i on i.job_id = release.job_id and i.no = r.item_no
                where r.release_id = :release and (i.metadata -> 'licence' is not null or i.metadata -> 'license' is not null)
                group by 1 order by 1""")
                .param("release", releaseId)
                .query((row, n) -> new Manifest.LicenceEntry(row.getString("licence"), row.getInt("items")))
                .list();
    }

    Manifest.EventHead events(long jobId) {
        String stream = Streams.ofJob(jobId);
        return jdbc.sql("select last_seq, last_hash from event_stream where stream = :stream")
                .param("stream", stream)
                .query((row, n) -> new Manifest.EventHead(
                        stream, row.getLong("last_seq"), HexFormat.of().formatHex(row.getBytes("last_hash"))))
                .optional()
                .orElseGet(() -> new Manifest.EventHead(stream, 0, EventHash.START));
    }
}
