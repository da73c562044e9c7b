package io.countersign.release;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** Which releases were deprecated, and why. */
@Component
public final class DeprecationRecords implements Records {

    @Override
    public String name() {
        return "deprecation";
    }

    @Override
    public String rows() {
        return """
                select d.release_id::text key, r.version place,
                       jsonb_build_object('reason', d.reason, 'replacedBy', d.replaced_by, 'person', d.person,
                                          'organisation', d.organisation) content
                from release_deprecation d join release r on r.id = d.release_id where r.job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select subject_id key, stream_seq place,
                       jsonb_build_object('reason', reason, 'replacedBy', changed -> 'replacedBy', 'person', actor -> 'subject',
                                          'organisation', actor -> 'organisation') content
                from event where stream = :stream and action = 'release.deprecated'""";
    }
}
