package io.countersign.api.command;

import io.countersign.adjudicate.AdjudicationRecords;
import io.countersign.annotate.AnnotationRecords;
import io.countersign.consolidate.ConsensusRecords;
import io.countersign.discuss.DiscussionRecords;
import io.countersign.discuss.RemarkRecords;
import io.countersign.inspect.FindingRecords;
import io.countersign.proof.Anchors;
import io.countersign.proof.CheckpointAnchors;
import io.countersign.proof.Records;
import io.countersign.proof.Verifier;
import io.countersign.release.DeprecationRecords;
import io.countersign.release.ManifestAnchors;
import io.countersign.release.ManifestRecords;
import io.countersign.release.SealRecords;
import io.countersign.release.SignatureRecords;
import io.countersign.review.VerdictRecords;
import java.util.List;
import javax.sql.DataSource;

/** The verification of the application, without the application. */
final class TrailChecks {
    static final List<Anchors> ANCHORS = List.of(new CheckpointAnchors(), new ManifestAnchors());
    static final List<Records> RECORDS = List.of(
            new AnnotationRecords(),
            new VerdictRecords(),
            new AdjudicationRecords(),
            new ConsensusRecords(),
            new FindingRecords(),
            new DiscussionRecords(),
            new RemarkRecords(),
            new ManifestRecords(),
            new SignatureRecords(),
            new SealRecords(),
            new DeprecationRecords());

    private TrailChecks() {}

    static Verifier verifier(DataSource source) {
        return new Verifier(source, ANCHORS, RECORDS);
    }
}
