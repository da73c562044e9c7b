package io.countersign.adjudicate;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What adjudicators decided. */
@Component
public final class AdjudicationRecords implements Records {

    @Override
    public String name() {
        return "adjudication";
    }

    @Override
    public String rows() {
        return """
                select package_id || '/' || item_no key, id place,
                       jsonb_build_object('adjudicator', adjudicator, 'organisation', organisation, 'choice', lower(choice),
                                          'annotationId', annotation_id::text, 'shapes', shapes, 'reason', reason) content
                from adjudication where job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select changed ->> 'packageId' || '/' || split_part(subject_id, '/', 2) key, stream_seq place,
                       jsonb_build_object('adjudicator', actor -> 'subject', 'organisation', actor -> 'organisation',
                                          'choice', changed -> 'choice', 'annotationId', changed -> 'annotationId',
                                          'shapes', changed -> 'shapes', 'reason', reason) content
                from event where stream = :stream and action = 'adjudication.decided'""";
    }
}
