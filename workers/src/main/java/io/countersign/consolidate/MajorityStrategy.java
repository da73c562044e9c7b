package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.SeriesTimes;
import io.countersign.agree.Version;
import io.countersign.job.Policy;
import java.util.List;

/** What enough people have stays, each shape as one of them drew it: the one that is most like the others'. */
final class MajorityStrategy implements Strategy {
    static final String ID = "majority";

    private final Policy.Consolidation policy;
    private final SeriesTimes times;
    private final ClusterVote vote;

    MajorityStrategy(Policy.Consolidation policy, SeriesTimes times) {
        this.policy = policy;
        this.times = times;
        this.vote = new ClusterVote(policy.threshold(), Cluster::medoid);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Merged merge(LabelledItem item, List<Version> versions) {
        return vote.merge(versions, times.toleranceOfPoints(item, versions, policy));
    }
}
