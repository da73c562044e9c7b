package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.SeriesTimes;
import io.countersign.agree.Version;
import io.countersign.job.Policy;
import java.util.List;

/** What enough people have stays; strategies differ in which shape stands for theirs. */
final class VoteStrategy implements Strategy {
    static final String FUSION = "fusion";
    static final String MAJORITY = "majority";

    private final String id;
    private final Policy.Consolidation policy;
    private final SeriesTimes times;
    private final ClusterVote vote;

    private VoteStrategy(String id, Policy.Consolidation policy, SeriesTimes times, Representative representative) {
        this.id = id;
        this.policy = policy;
        this.times = times;
        this.vote = new ClusterVote(policy.threshold(), representative);
    }

    /** Each shape as the mean of theirs, where shapes of its kind have one. */
    static VoteStrategy fusion(Policy.Consolidation policy, SeriesTimes times) {
        return new VoteStrategy(FUSION, policy, times, Fusion::of);
    }

    /** Each shape as one of them drew it: the one that is most like the others'. */
    static VoteStrategy majority(Policy.Consolidation policy, SeriesTimes times) {
        return new VoteStrategy(MAJORITY, policy, times, Cluster::medoid);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Merged merge(LabelledItem item, List<Version> versions) {
        return vote.merge(versions, times.toleranceOfPoints(item, versions, policy));
    }
}
