package io.countersign.assign;

import io.countersign.job.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom a task is offered to before everybody else: who keeps its series, then who has the least to do. */
@Component
public class Preferences {
    private final Keepers keepers;
    private final Loads loads;

    Preferences(Keepers keepers, Loads loads) {
        this.keepers = keepers;
        this.loads = loads;
    }

    /** The most wanted first; none where the policy offers nobody anything. */
    public List<Preference> of(Waiting task, Policy policy) {
        return Stream.concat(
                        keepers.of(task, policy).stream()
                                .filter(one -> !one.person().subject().equals(task.notTo())),
                        loads.of(task, policy).stream())
                .toList();
    }
}
