package io.countersign.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code quality/report.json}: what was measured on the way to a release. People go by their pseudonyms.
 *
 * @param agreement of the annotators of an item, by measure
 * @param classes how far two people's shapes of a class were matched
 * @param verdicts of cross-reviews, by supplier and outcome
 * @param adjudicated items of the release that a person settled
 * @param gold answers to items whose labels were known, by person; none where the job has no such items
 * @param lots each inspection of each lot, by supplier and time: the severities are the supplier's switching history
 */
record QualityReport(
        List<MeasureEntry> agreement,
        List<ClassEntry> classes,
        List<VerdictEntry> verdicts,
        long adjudicated,
        List<GoldEntry> gold,
        List<LotEntry> lots) {

    /**
     * @param n items measured
     * @param undefined of them, where the measure has no value; they are in no mean
     * @param agreed of them, by the policy's threshold
     * @param low end of the 95 % interval of the mean, by the normal approximation over items; null below two values
     * @param histogram items by value: ten bins from 0 to 1, values below 0 in the first
     */
    record MeasureEntry(
            String measure,
            long n,
            long undefined,
            long agreed,
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high,
            List<Long> histogram) {}

    /**
     * @param shapes of both people of all pairs
     * @param f1 twice the matched pairs over the shapes
     * @param low end of Wilson's 95 % interval of it, over shapes
     */
    record ClassEntry(String label, long matched, long shapes, double f1, double low, double high) {}

    record VerdictEntry(String supplier, int round, String outcome, long items) {}

    /** @param low end of Wilson's 95 % interval of the share of correct answers */
    record GoldEntry(
            String supplier, String person, long answers, long correct, double share, double low, double high) {}

    /**
     * @param plan of the sample: letter, size, acceptance and rejection number
     * @param classPlans of each class of defects that has its own, with what was found; empty where none has
     * @param seed of the sample, as text: a reader of JSON may know only 53 bits
     * @param defectives null while nobody has inspected it
     */
    record LotEntry(
            int lot,
            String supplier,
            int size,
            int submission,
            String severity,
            JsonNode plan,
            JsonNode classPlans,
            String seed,
            @Nullable Integer defectives,
            String state,
            @Nullable Instant decidedAt,
            @Nullable String supplierDecision) {}
}
