package io.countersign.inspect;

import java.util.List;

/**
 * What an inspector found on an item.
 *
 * @param defects none where the labels are right
 */
public record Finding(int itemNo, List<Defect> defects) {
    public Finding {
        defects = List.copyOf(defects);
    }
}
