package io.countersign.consolidate;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** The labels that count. */
@Component
public final class ConsensusRecords implements Records {

    @Override
    public String name() {
        return "consensus";
    }

    @Override
    public String rows() {
        return """
                select item_no::text key, revision place,
                       jsonb_build_object('packageId', package_id::text, 'strategy', strategy, 'confidence', confidence,
                                          'shapes', shapes) content
                from consensus where job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select split_part(subject_id, '/', 2) key, stream_seq place,
                       jsonb_build_object('packageId', changed -> 'packageId', 'strategy', changed -> 'strategy',
                                          'confidence', (changed ->> 'confidence')::float8, 'shapes', changed -> 'shapes') content
                from event where stream = :stream and action = 'label.consolidated'""";
    }
}
