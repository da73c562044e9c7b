package io.countersign.annotate;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What people submitted. */
@Component
public final class AnnotationRecords implements Records {

    @Override
    public String name() {
        return "annotation";
    }

    @Override
    public String rows() {
        return """
                select assignment_id || '/' || item_no key, revision place,
                       jsonb_build_object('author', author, 'organisation', organisation, 'round', round, 'shapes', shapes,
                                          'activeSeconds', active_seconds, 'tool', tool) content
                from annotation where job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select changed ->> 'assignmentId' || '/' || split_part(subject_id, '/', 2) key, stream_seq place,
                       jsonb_build_object('author', actor -> 'subject', 'organisation', actor -> 'organisation',
                                          'round', changed -> 'round', 'shapes', changed -> 'shapes',
                                          'activeSeconds', (changed ->> 'activeSeconds')::float8, 'tool', changed -> 'tool') content
                from event where stream = :stream and action = 'annotation.submitted'""";
    }
}
