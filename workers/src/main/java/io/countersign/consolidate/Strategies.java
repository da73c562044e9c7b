package io.countersign.consolidate;

import io.countersign.agree.SeriesTimes;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import org.springframework.stereotype.Component;

/** The strategies by the names that policies have for them. */
@Component
class Strategies {
    private final SeriesTimes times;

    Strategies(SeriesTimes times) {
        this.times = times;
    }

    /** @throws WrongState where the policy names no strategy; policies are checked when a job is made */
    Strategy of(Policy.Consolidation policy) {
        return switch (policy.strategy()) {
            case SingleStrategy.ID -> new SingleStrategy();
            case VoteStrategy.MAJORITY -> VoteStrategy.majority(policy, times);
            case VoteStrategy.FUSION -> VoteStrategy.fusion(policy, times);
            case TemporalVoteStrategy.ID ->
                new TemporalVoteStrategy(SeriesTimes.settings(policy), times, VoteStrategy.fusion(policy, times));
            default -> throw new WrongState("There is no consolidation strategy '{0}'.", policy.strategy());
        };
    }
}
