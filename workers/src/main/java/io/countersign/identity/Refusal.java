package io.countersign.identity;

import io.countersign.problem.Text;
import org.jspecify.annotations.Nullable;

/** That a rule kept somebody from something. Each is an event of its own in the trail: who, what, and the rule. */
public interface Refusal {

    /** A stable name such as {@code other-organisation}. */
    String rule();

    /** In words for people, without names of others. */
    Text text();

    /** What it was about; null where it was about no single thing. */
    @Nullable Matter about();
}
