package io.countersign.release;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What was sealed. */
@Component
public final class SealRecords implements Records {

    @Override
    public String name() {
        return "sealed release";
    }

    @Override
    public String rows() {
        return """
                select id::text key, version place, jsonb_build_object('bundleSha256', bundle_sha256) content
                from release where job_id = :job and bundle_sha256 is not null""";
    }

    @Override
    public String events() {
        return """
                select subject_id key, stream_seq place, jsonb_build_object('bundleSha256', changed -> 'bundleSha256') content
                from event where stream = :stream and action = 'release.sealed'""";
    }
}
