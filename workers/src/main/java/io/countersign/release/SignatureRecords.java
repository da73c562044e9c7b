package io.countersign.release;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** Who signed or refused what. */
@Component
public final class SignatureRecords implements Records {

    @Override
    public String name() {
        return "signature";
    }

    @Override
    public String rows() {
        return """
                select s.release_id::text key, s.id place,
                       jsonb_build_object('person', s.person, 'organisation', s.organisation,
                                          'refused', s.decision = 'REFUSED', 'reason', s.reason,
                                          'manifestSha256', s.manifest_sha256) content
                from signature s join release r on r.id = s.release_id where r.job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select subject_id key, stream_seq place,
                       jsonb_build_object('person', actor -> 'subject',
                                          'organisation', actor -> 'organisation', 'refused', action = 'release.refused',
                                          'reason', reason, 'manifestSha256', changed -> 'manifestSha256') content
                from event where stream = :stream and action in ('release.signed', 'release.countersigned', 'release.refused')""";
    }
}
