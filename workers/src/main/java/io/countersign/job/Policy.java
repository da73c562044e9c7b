package io.countersign.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a job is worked: data, not code. Frozen when the job starts.
 *
 * @param packageSize items in one work package, 1 to 1,000
 * @param packagesPerLot consecutive packages of one supplier that are inspected together, 1 to 1,000
 * @param maxOpenPackages packages open at the same time, 1 to 10,000
 * @param overlap annotators for each item, 1 to 20
 * @param extraAnnotators how many more may be asked, one at a time, until agreement is reached; 0 to 10
 * @param agreementThreshold an item is agreed where its agreement is at least this, 0 to 1
 * @param agreedShare a package is agreed where at least this share of its items is, 0 to 1
 * @param review who cross-reviews
 * @param maxRounds reviews of one package before an adjudicator decides, 1 to 10
 * @param consolidation how the labels of several annotators become one
 * @param inspection acceptance of lots by sampling
 * @param reservation how long a person keeps a claimed task without saving anything
 * @param dueAfter when a reminder is sent
 * @param expiresAfter when a task is taken back and given to others
 * @param signaturesNeeded countersignatures of the manufacturer, by different people, 2 to 5
 * @param priority of the job's tasks, 0 to 100; higher is sooner
 * @param screening what makes an item unusable
 * @param modelAssistance a model that labels first, or null
 * @param auditorsSeeNames whether auditors of the owner see people of other organisations by name, not under a pseudonym
 * @param gold how people are measured on items whose answer is known, or null where they are not
 * @param imageMarks what images carry of the person to whom they are shown; none where it is missing
 * @param distribution who gets which work, and when; as usual where it is missing
 */
@RecordBuilder
public record Policy(
        int packageSize,
        int packagesPerLot,
        int maxOpenPackages,
        int overlap,
        int extraAnnotators,
        double agreementThreshold,
        double agreedShare,
        Review review,
        int maxRounds,
        Consolidation consolidation,
        Inspection inspection,
        Duration reservation,
        Duration dueAfter,
        Duration expiresAfter,
        int signaturesNeeded,
        int priority,
        Screening screening,
        @Nullable ModelAssistance modelAssistance,
        boolean auditorsSeeNames,
        @Nullable Gold gold,
        ImageMarks imageMarks,
        Distribution distribution)
        implements PolicyBuilder.With {

    public Policy {
        imageMarks = Objects.requireNonNullElse(imageMarks, ImageMarks.NONE);
        distribution = Objects.requireNonNullElse(distribution, Distribution.USUAL);
    }

    public enum Review {
        NONE,
        SAME_ORGANISATION,
        OTHER_ORGANISATION
    }

    /** Marks of the person, the task and the time on images. What is stored, and what is released, carries none. */
    public enum ImageMarks {
        NONE,
        VISIBLE,
        INVISIBLE,
        BOTH;

        public boolean areVisible() {
            return this == VISIBLE || this == BOTH;
        }

        public boolean areInvisible() {
            return this == INVISIBLE || this == BOTH;
        }
    }

    /**
     * @param strategy {@code temporal-vote}, {@code majority}, {@code fusion} or {@code single}
     * @param threshold share of the annotators that must support a label, 0 to 1
     * @param windowSize temporal-vote: length of all windows of a series over its length, 0 to 1
     * @param probationaryPercent temporal-vote: share of a series at its start that holds no window, 0 to 1
     */
    public record Consolidation(String strategy, double threshold, double windowSize, double probationaryPercent) {
        public static final Consolidation TEMPORAL_VOTE = new Consolidation("temporal-vote", 0.5, 0.10, 0.15);
        public static final Consolidation MAJORITY = new Consolidation("majority", 0.5, 0, 0);
    }

    /**
     * @param level of MIL-STD-105E / ISO 2859-1: S-1 to S-4, I, II, III
     * @param aql acceptance quality limit in percent nonconforming, as the tables print it: {@code "1.0"}
     * @param reducedAllowed whether suppliers may come to reduced inspection: their work is steady, and the owner agrees
     * @param zeroAcceptance whether one nonconforming item rejects the lot: the sample is as large as the customer's protection by the
     *     plan of the table asks for
     * @param classes a limit for each class of defects, instead of {@code aql} and {@code zeroAcceptance} for all; or null
     * @param strata what the sample is drawn from in proportion, none for a simple random sample
     * @param corrective what a rejected lot asks of its supplier
     */
    public record Inspection(
            String level,
            String aql,
            boolean reducedAllowed,
            boolean zeroAcceptance,
            @Nullable DefectLimits classes,
            List<Stratum> strata,
            Corrective corrective) {
        public static final Inspection DEFAULT = new Inspection("II", "1.0", false);

        public Inspection(String level, String aql, boolean reducedAllowed) {
            this(level, aql, reducedAllowed, false, null, List.of(), Corrective.USUAL);
        }

        @JsonCreator
        static Inspection of(
                @JsonProperty("level") String level,
                @JsonProperty("aql") String aql,
                @JsonProperty("reducedAllowed") @Nullable Boolean reducedAllowed,
                @JsonProperty("zeroAcceptance") @Nullable Boolean zeroAcceptance,
                @JsonProperty("classes") @Nullable DefectLimits classes,
                @JsonProperty("strata") @Nullable List<Stratum> strata,
                @JsonProperty("corrective") @Nullable Corrective corrective) {
            return new Inspection(
                    level,
                    aql,
                    reducedAllowed != null && reducedAllowed,
                    zeroAcceptance != null && zeroAcceptance,
                    classes,
                    strata == null ? List.of() : List.copyOf(strata),
                    corrective == null ? Corrective.USUAL : corrective);
        }
    }

    /**
     * @param within until when the supplier of a rejected lot has to name cause and measure
     * @param nextLotWaits whether further lots of the supplier wait with their inspection until the owner has closed the action
     */
    public record Corrective(Duration within, boolean nextLotWaits) {
        public static final Corrective USUAL = new Corrective(Duration.ofDays(7), false);
    }

    /** What is tolerated of each class of defects. */
    public record DefectLimits(DefectLimit critical, DefectLimit major, DefectLimit minor) {}

    /** @param aql acceptance quality limit in percent nonconforming, as the tables print it */
    public record DefectLimit(String aql, boolean zeroAcceptance) {}

    /** What a sample may be drawn by, so that each has its share of it. */
    public enum Stratum {
        /** The class found on an item. */
        CLASS,
        /** The people who labelled it. */
        PERSON
    }

    /**
     * @param nearDuplicateBits images whose perceptual hashes differ in at most so many of 64 bits count as the same; 0 to 8
     * @param maxGapShare share of missing samples above which a series is excluded, 0 to 1
     */
    public record Screening(int nearDuplicateBits, double maxGapShare) {
        public static final Screening DEFAULT = new Screening(0, 0.2);
    }

    /**
     * @param url of a server that speaks Label Studio's ML backend protocol
     * @param timeout of one request
     * @param shown whether annotators begin with what the model says; where not, it is only compared with what they draw, so that it
     *     anchors nobody
     */
    public record ModelAssistance(String url, Duration timeout, boolean shown) {
        @JsonCreator
        static ModelAssistance of(
                @JsonProperty("url") String url,
                @JsonProperty("timeout") Duration timeout,
                @JsonProperty("shown") @Nullable Boolean shown) {
            return new ModelAssistance(url, timeout, shown == null || shown);
        }
    }

    /**
     * People are measured on gold items: items whose answer is known. They are right on one where they agree with it as far as
     * {@link Policy#agreementThreshold} asks.
     *
     * @param hiddenShare share of the items in the packages that are gold, 0 to 0.5
     * @param onboarding gold items that a person labels before their first work under the schema, 0 to 200
     * @param passMark share of gold items that a person must get right, in the onboarding and afterwards, 0 to 1
     * @param attempts how often a person may try the onboarding, 1 to 10
     * @param pauseAfter how many of a person's latest hidden gold items are looked at; below the pass mark the person is paused. 5 to
     *     1,000: of fewer, a pause would tell which they were
     */
    public record Gold(double hiddenShare, int onboarding, double passMark, int attempts, int pauseAfter) {}

    /**
     * @param order which of the tasks of one priority comes first
     * @param overlapShare share of the packages that {@code overlap} annotators label, drawn at random; one labels each of the others.
     *     0 to 1
     * @param keepSeries whether packages hold items of one group only, and whoever begins a group is offered its other packages before
     *     anybody else
     * @param pushUpTo how many tasks a person is offered or has in hand, before further ones wait for whoever asks next: 0 offers
     *     nobody anything, 1 to 50
     * @param offerFor how long a task that is offered to a person is kept from the others
     * @param skills what a person must have to label, all of it, as members' skills are named
     * @param quotas how many of a hundred lots each annotating organisation gets; none: as many as each other
     */
    @RecordBuilder
    public record Distribution(
            Order order,
            double overlapShare,
            boolean keepSeries,
            int pushUpTo,
            Duration offerFor,
            List<String> skills,
            List<Quota> quotas)
            implements PolicyDistributionBuilder.With {
        public static final Distribution USUAL =
                new Distribution(Order.DUE, 1, false, 0, Duration.ofHours(4), List.of(), List.of());
    }

    /** Which task of one priority comes first. Those of other jobs, and what has no rank, stand in the middle: see {@link Rank}. */
    public enum Order {
        /** The earliest due. */
        DUE,
        /** The package whose annotators agree least so far. */
        LEAST_AGREED,
        /** The package of whose items the model is least sure. */
        UNCERTAIN
    }

    /** @param percent of the lots, 1 to 100; those of all add up to 100 */
    public record Quota(String organisation, int percent) {}

    public static Policy standard() {
        return new Policy(
                20,
                10,
                200,
                2,
                1,
                0.8,
                0.8,
                Review.OTHER_ORGANISATION,
                3,
                Consolidation.MAJORITY,
                Inspection.DEFAULT,
                Duration.ofMinutes(30),
                Duration.ofDays(2),
                Duration.ofDays(5),
                2,
                50,
                Screening.DEFAULT,
                null,
                false,
                null,
                ImageMarks.NONE,
                Distribution.USUAL);
    }
}
