package io.countersign.gold;

import io.countersign.quality.Proportion;
import java.util.List;

/** How people do on the gold items of a job. */
public record GoldReport(GoldCounts items, List<OfPerson> people, List<OfSupplier> suppliers, List<OfClass> classes) {

    /**
     * @param person of the token
     * @param correct answers that are right, of all that were given
     */
    public record OfPerson(String organisation, String person, Proportion correct, boolean paused) {}

    public record OfSupplier(String organisation, Proportion correct) {}

    /**
     * @param found shapes that should be there and are, of all that should: recall
     * @param right shapes that should be there, of all that are: precision
     */
    public record OfClass(String organisation, String label, Proportion found, Proportion right) {}
}
