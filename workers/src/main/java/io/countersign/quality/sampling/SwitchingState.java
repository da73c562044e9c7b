package io.countersign.quality.sampling;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a supplier stands between normal, tightened and reduced inspection.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>start: normal
 *   <li>normal to tightened: two lots rejected among five or fewer consecutive ones
 *   <li>tightened to normal: five consecutive lots accepted
 *   <li>normal to reduced: a switching score of 30, with production steady and the responsible authority agreeing
 *   <li>reduced to normal: a lot rejected, a lot with a number found between the two of its plan, or irregular production
 *   <li>tightened to discontinued: five lots rejected in one stay on tightened inspection; {@link #resumed} after corrective action
 * </ul>
 *
 * Only original inspections count, not resubmitted lots. The score starts at 0 with every stay on normal inspection. A plan with
 * Ac of 0 or 1 adds 2 for an accepted lot; one with Ac of 2 or more adds 3 if the lot would have been accepted at the next stricter
 * AQL as well; otherwise the score goes back to 0, also where the stricter plan has another sample size, because the sample cannot
 * tell.
 *
 * <p>A lot whose plan was made before the last switch does not count, except that its rejection ends reduced inspection: several
 * lots of a supplier may be open at once.
 *
 * <p>Source: ISO 2859-1:1999, 9.3 and 9.4, and for the numbers between Ac and Re the footnote of MIL-STD-105E, table II-C. The
 * switching score takes the place of MIL-STD-105E's limit numbers (its table VIII) for reduced inspection.
 *
 * @param mode the present inspection
 * @param recent on normal inspection, the last lots of this stay, at most 4, oldest first, true for accepted
 * @param score switching score, at least 0
 * @param accepted on tightened inspection, lots accepted since the last rejected one, 0 to 4
 * @param rejected on tightened inspection, lots rejected in this stay, 0 to 5
 */
public record SwitchingState(InspectionMode mode, List<Boolean> recent, int score, int accepted, int rejected) {

    private static final int SCORE_FOR_REDUCED = 30;
    private static final int WINDOW = 5;
    private static final int REJECTED_FOR_TIGHTENED = 2;
    private static final int ACCEPTED_FOR_NORMAL = 5;
    private static final int REJECTED_FOR_DISCONTINUED = 5;

    public SwitchingState {
        recent = List.copyOf(recent);
    }

    /** Where a supplier starts: on normal inspection. */
    public static SwitchingState start() {
        return in(InspectionMode.NORMAL);
    }

    /**
     * Where the supplier stands after a lot.
     *
     * @param plans the tables that the lot's plan comes from
     * @param reducedAllowed whether production is steady and the responsible authority agrees to reduced inspection
     */
    public SwitchingState after(LotResult lot, SamplingPlans plans, boolean reducedAllowed) {
        LotDecision decision = lot.decision();
        if (mode == InspectionMode.REDUCED && (decision != LotDecision.ACCEPTED || !reducedAllowed)) {
            return in(InspectionMode.NORMAL);
        }
        if (!lot.original() || !mode.isUnder(lot.plan().severity())) {
            return this;
        }
        return switch (mode) {
            case NORMAL -> afterNormal(lot, plans, reducedAllowed);
            case TIGHTENED -> afterTightened(decision);
            case REDUCED, DISCONTINUED -> this;
        };
    }

    /** After corrective action that the responsible authority accepted: tightened inspection. */
    public SwitchingState resumed() {
        return mode == InspectionMode.DISCONTINUED ? in(InspectionMode.TIGHTENED) : this;
    }

    /** After irregular or delayed production, or for any other reason of the authority: no reduced inspection. */
    public SwitchingState backToNormal() {
        return mode == InspectionMode.REDUCED ? in(InspectionMode.NORMAL) : this;
    }

    private SwitchingState afterNormal(LotResult lot, SamplingPlans plans, boolean reducedAllowed) {
        List<Boolean> window = new ArrayList<>(recent);
        window.add(lot.decision().isAccepted());
        if (window.stream().filter(wasAccepted -> !wasAccepted).count() >= REJECTED_FOR_TIGHTENED) {
            return in(InspectionMode.TIGHTENED);
        }
        int next = SwitchingScore.after(score, lot, plans);
        if (next >= SCORE_FOR_REDUCED && reducedAllowed) {
            return in(InspectionMode.REDUCED);
        }
        int from = Math.max(0, window.size() - (WINDOW - 1));
        return new SwitchingState(mode, window.subList(from, window.size()), next, 0, 0);
    }

    private SwitchingState afterTightened(LotDecision decision) {
        if (decision.isAccepted()) {
            return accepted + 1 == ACCEPTED_FOR_NORMAL
                    ? in(InspectionMode.NORMAL)
                    : new SwitchingState(mode, recent, score, accepted + 1, rejected);
        }
        return rejected + 1 == REJECTED_FOR_DISCONTINUED
                ? in(InspectionMode.DISCONTINUED)
                : new SwitchingState(mode, recent, score, 0, rejected + 1);
    }

    private static SwitchingState in(InspectionMode mode) {
        return new SwitchingState(mode, List.of(), 0, 0, 0);
    }
}
