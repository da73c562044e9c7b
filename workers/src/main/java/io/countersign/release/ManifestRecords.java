package io.countersign.release;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What was offered to be signed. */
@Component
public final class ManifestRecords implements Records {

    @Override
    public String name() {
        return "release";
    }

    @Override
    public String rows() {
        return """
                select id::text key, version place,
                       jsonb_build_object('manifestSha256', encode(sha256(convert_to(manifest, 'UTF8')), 'hex')) content
                from release where job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select subject_id key, stream_seq place,
                       jsonb_build_object('manifestSha256', changed -> 'manifestSha256') content
                from event where stream = :stream and action = 'release.built'""";
    }
}
