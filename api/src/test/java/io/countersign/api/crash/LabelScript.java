package io.countersign.api.crash;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What everybody says of each item of a small job, so that what must be in the release is known beforehand. Sixteen items in four
 * packages and two lots, and a seventeenth that nobody can read. Item 2 is returned by its first review; the annotators disagree on
 * items 6 and 14; the inspector finds item 1 wrong, so that the whole first lot is labelled anew.
 */
final class LabelScript {
    static final int ITEMS = 16;
    static final int PACKAGE = 4;
    static final int PACKAGES_PER_LOT = 2;
    static final int LOT = PACKAGE * PACKAGES_PER_LOT;
    static final int RETURNED = 2;
    static final int DEFECTIVE = 1;
    static final List<Integer> DISAGREED = List.of(6, 14);
    static final List<String> CLASSES = List.of("clean", "crack", "dent", "scratch");

    private final List<Integer> first;

    LabelScript(long seed) {
        Random random = new Random(seed);
        this.first = IntStream.rangeClosed(0, ITEMS)
                .mapToObj(no -> random.nextInt(CLASSES.size()))
                .toList();
    }

    static String externalId(int no) {
        return "part-" + no + ".png";
    }

    /** @param deviates whether this annotator is the one that sees two items otherwise */
    List<Map<String, Object>> annotation(int no, boolean deviates) {
        return shapes(no, deviates && DISAGREED.contains(no) ? 1 : 0);
    }

    /** @param whole whether the whole package is labelled anew */
    List<Map<String, Object>> rework(int no, boolean whole) {
        return shapes(no, whole ? 2 : 3);
    }

    List<Map<String, Object>> adjudication(int no) {
        return shapes(no, 3);
    }

    /** The class that the release must have. */
    String released(int no) {
        return label(no, no <= LOT ? 2 : DISAGREED.contains(no) ? 3 : 0);
    }

    private List<Map<String, Object>> shapes(int no, int shift) {
        return List.of(Map.of("type", "classification", "id", "c", "label", label(no, shift), "attributes", Map.of()));
    }

    private String label(int no, int shift) {
        return CLASSES.get((first.get(no) + shift) % CLASSES.size());
    }
}
