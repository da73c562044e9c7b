package io.countersign.quality.sampling;

/** The switching score of normal inspection with single sampling (ISO 2859-1:1999, 9.3.3.2). */
final class SwitchingScore {

    private SwitchingScore() {}

    static int after(int score, LotResult lot, SamplingPlans plans) {
        if (lot.plan().acceptance() <= 1) {
            return lot.decision().isAccepted() ? score + 2 : 0;
        }
        boolean acceptedOneStepTighter = plans.oneStepTighter(lot.plan())
                .filter(tighter -> tighter.tableSize() == lot.plan().tableSize())
                .map(tighter -> tighter.judge(lot.found()).isAccepted())
                .orElse(false);
        return acceptedOneStepTighter ? score + 3 : 0;
    }
}
