package io.countersign.process.migrate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which element of the new version each of the old one most likely is. */
public record ProposedMapping(List<Source> elements, List<Target> targets) {

    /**
     * @param tokens how many instances are at it
     * @param target null where nothing fits; confidence is 0 then, and why is {@code none}
     * @param confidence 0 to 1; 1 for the same id
     */
    public record Source(
            String source,
            String type,
            @Nullable String name,
            @Nullable String nameZh,
            String scope,
            @Nullable String attachedTo,
            long tokens,
            long incidents,
            @Nullable String target,
            double confidence,
            String why,
            List<Candidate> candidates) {}

    /** What the engine would take, too. */
    public record Candidate(String target, double confidence, String why) {}

    public record Target(
            String id,
            String type,
            @Nullable String name,
            @Nullable String nameZh,
            String scope,
            @Nullable String attachedTo) {}
}
