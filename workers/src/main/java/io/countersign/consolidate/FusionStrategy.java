package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.SeriesTimes;
import io.countersign.agree.Version;
import io.countersign.job.Policy;
import java.util.List;

/** What enough people have stays, each shape as the mean of theirs where shapes of its kind have one. */
final class FusionStrategy implements Strategy {
    static final String ID = "fusion";

    private final Policy.Consolidation policy;
    private final SeriesTimes times;
    private final ClusterVote vote;

    FusionStrategy(Policy.Consolidation policy, SeriesTimes times) {
        this.policy = policy;
        this.times = times;
        this.vote = new ClusterVote(policy.threshold(), Fusion::of);
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
