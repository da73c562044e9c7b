package io.countersign.gold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which gold items are hidden in the packages and on which people are tried, and under which numbers the hidden ones stand: one in each
 * of as many equal stretches of the job, at a place in it that only the seed tells. Every package, a stretch of numbers itself, has its
 * share of them, wherever the import had put them.
 *
 * @param hidden numbers of the hidden ones after the moves
 * @param onboarding numbers of those that people are tried on, after the moves
 * @param moves from the former to the new number, of those alone that change it: a permutation
 */
record Deal(Set<Integer> hidden, Set<Integer> onboarding, Map<Integer, Integer> moves) {

    /**
     * @param items of the job, numbered from 1 on without gaps
     * @param gold numbers of those whose answer is known, at least as many as are asked for
     */
    static Deal of(long seed, int items, Collection<Integer> gold, int hidden, int onboarding) {
        List<Integer> shuffled = new ArrayList<>(new TreeSet<>(gold));
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        List<Integer> hide = shuffled.subList(0, hidden);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < hidden; i++) {
            int first = stretch(i, items, hidden);
            places.add(first + 1 + random.nextInt(stretch(i + 1, items, hidden) - first));
        }
        Map<Integer, Integer> moves = moves(hide, places);
        Set<Integer> tried = new TreeSet<>();
        shuffled.subList(hidden, hidden + onboarding).forEach(no -> tried.add(moves.getOrDefault(no, no)));
        return new Deal(new TreeSet<>(places), tried, moves);
    }

    /** How many items a package of the size may be expected to hold, at least so that the share is kept. */
    static int hidden(double share, int items) {
        return (int) Math.ceil(share * items - 1e-9);
    }

    private static int stretch(int index, int items, int stretches) {
        return (int) ((long) index * items / stretches);
    }

    /** Whoever stands at a place that a hidden one gets goes to one that a hidden one leaves. */
    private static Map<Integer, Integer> moves(List<Integer> hide, List<Integer> places) {
        Map<Integer, Integer> moves = new LinkedHashMap<>();
        for (int i = 0; i < hide.size(); i++) {
            moves.put(hide.get(i), places.get(i));
        }
        Set<Integer> left = new HashSet<>(hide);
        List<Integer> displaced = new TreeSet<>(places)
                .stream().filter(place -> !left.contains(place)).toList();
        Set<Integer> taken = new HashSet<>(places);
        List<Integer> free = new TreeSet<>(hide)
                .stream().filter(place -> !taken.contains(place)).toList();
        for (int i = 0; i < displaced.size(); i++) {
            moves.put(displaced.get(i), free.get(i));
        }
        moves.entrySet().removeIf(move -> move.getKey().equals(move.getValue()));
        return moves;
    }
}
