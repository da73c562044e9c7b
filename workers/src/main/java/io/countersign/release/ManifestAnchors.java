package io.countersign.release;

import io.countersign.audit.Streams;
import io.countersign.proof.Anchors;
import io.countersign.proof.Fault;
import io.countersign.proof.Head;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the manifests of releases say of a job's stream: people of two companies signed it. */
@Component
public final class ManifestAnchors implements Anchors {

    @Override
    public List<Anchor> of(JdbcClient jdbc, String stream) {
        return Streams.job(stream).map(jobId -> ofJob(jdbc, jobId, stream)).orElse(List.of());
    }

    private static List<Anchor> ofJob(JdbcClient jdbc, long jobId, String stream) {
        return jdbc.sql("""
                select r.manifest::jsonb -> 'events' ->> 'sequence' sequence, r.manifest::jsonb -> 'events' ->> 'sha256' sha256
                from release r where r.job_id = :job and exists (select 1 from signature s where s.release_id = r.id)""")
                .param("job", jobId)
                .query((row, n) -> new Anchor(
                        new Head(stream, row.getLong("sequence"), row.getString("sha256")),
                        Fault.Kind.RELEASE_CONTRADICTED))
                .list();
    }
}
