package io.countersign.job;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order lots go to the annotating organisations: in turn, or, where they have quotas, so that after any number of lots each is
 * at most one lot away from its share. (Smooth weighted round robin, as nginx balances its upstreams.)
 */
final class SupplierTurns {
    private static final int PERIOD = 100;

    private SupplierTurns() {}

    /** @return the turns of one period, to be repeated */
    static List<String> of(List<String> annotating, List<Policy.Quota> quotas) {
        if (quotas.isEmpty()) {
            return annotating;
        }
        int[] owed = new int[quotas.size()];
        List<String> turns = new ArrayList<>();
        for (int turn = 0; turn < PERIOD; turn++) {
            int next = 0;
            for (int i = 0; i < owed.length; i++) {
                owed[i] += quotas.get(i).percent();
                next = owed[i] > owed[next] ? i : next;
            }
            owed[next] -= PERIOD;
            turns.add(quotas.get(next).organisation());
        }
        return turns;
    }
}
