package io.countersign.quality.aggregation;

import io.countersign.quality.geometry.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image cut into stretches of pixels on which the same people drew, in the order of the masks' runs.
 *
 * @param drawn the different sets of people, each once: bit i for the mask i
 * @param pixels how many pixels each set drew
 * @param stretches index of the set and length of each stretch
 */
record MaskStretches(List<BitSet> drawn, long[] pixels, List<int[]> stretches) {

    static MaskStretches of(List<Mask> masks) {
        List<int[]> counts = masks.stream().map(Mask::counts).toList();
        int[] run = new int[masks.size()];
        long[] end = new long[masks.size()];
        for (int i = 0; i < run.length; i++) {
            end[i] = counts.get(i).length == 0 ? 0 : counts.get(i)[0];
        }
        Map<BitSet, Integer> sets = new LinkedHashMap<>();
        List<int[]> stretches = new ArrayList<>();
        long all = (long) masks.get(0).height() * masks.get(0).width();
        long pixel = 0;
        while (pixel < all) {
            long next = all;
            BitSet drawing = new BitSet();
            for (int i = 0; i < run.length; i++) {
                while (end[i] <= pixel) {
                    run[i]++;
                    end[i] += counts.get(i)[run[i]];
                }
                next = Math.min(next, end[i]);
                drawing.set(i, run[i] % 2 == 1);
            }
            int index = sets.computeIfAbsent(drawing, set -> sets.size());
            stretches.add(new int[] {index, (int) (next - pixel)});
            pixel = next;
        }
        long[] pixels = new long[sets.size()];
        stretches.forEach(stretch -> pixels[stretch[0]] += stretch[1]);
        return new MaskStretches(List.copyOf(sets.keySet()), pixels, stretches);
    }
}
