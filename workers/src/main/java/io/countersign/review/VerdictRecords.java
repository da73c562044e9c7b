package io.countersign.review;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What reviewers decided. */
@Component
public final class VerdictRecords implements Records {

    @Override
    public String name() {
        return "verdict";
    }

    @Override
    public String rows() {
        return """
                select package_id || '/' || item_no key, id place,
                       jsonb_build_object('reviewer', reviewer, 'organisation', organisation, 'round', round,
                                          'outcome', lower(outcome), 'issues', issues) content
                from verdict where job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select changed ->> 'packageId' || '/' || split_part(subject_id, '/', 2) key, stream_seq place,
                       jsonb_build_object('reviewer', actor -> 'subject', 'organisation', actor -> 'organisation',
                                          'round', changed -> 'round', 'outcome', changed -> 'outcome',
                                          'issues', coalesce(changed -> 'issues', '[]')) content
                from event where stream = :stream and action = 'verdict.given'""";
    }
}
