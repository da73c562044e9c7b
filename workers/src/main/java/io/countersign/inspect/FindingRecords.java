package io.countersign.inspect;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What inspectors found in a sample. */
@Component
public final class FindingRecords implements Records {

    @Override
    public String name() {
        return "inspection";
    }

    @Override
    public String rows() {
        return """
                select inspection_id::text key, inspection_id place,
                       jsonb_build_object('inspector', min(inspector), 'defective', coalesce(
                           jsonb_agg(jsonb_build_object('itemNo', item_no, 'defects', defects) order by item_no)
                               filter (where defects <> '[]'), '[]')) content
                from inspection_finding where job_id = :job and inspector is not null group by inspection_id""";
    }

    @Override
    public String events() {
        return """
                select changed ->> 'inspectionId' key, stream_seq place,
                       jsonb_build_object('inspector', actor -> 'subject', 'defective', coalesce(
                           (select jsonb_agg(finding order by (finding ->> 'itemNo')::int)
                            from jsonb_array_elements(changed -> 'defective') finding), '[]')) content
                from event where stream = :stream and action = 'sample.inspected'""";
    }
}
