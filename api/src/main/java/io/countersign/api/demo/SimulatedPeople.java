package io.countersign.api.demo;

import io.countersign.schema.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Who reads how well. A person's reading of a text depends on the seed, the person and the text alone.
 *
 * @param seed of everything that is drawn by chance
 */
record SimulatedPeople(MaintieCorpus corpus, long seed) {
    /**
     * Of reviewers, adjudicators, inspectors, and of whoever corrects what an inspector sent back: these have all versions before them.
     */
    static final double EXPERT = 0.15;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** How often each annotator errs, as a multiple of {@link ErrorModel#USUAL}: three of each supplier. */
    static Map<String, Double> annotators() {
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put("east-annotator-1", 0.6);
        factors.put("east-annotator-2", 1.0);
        factors.put("east-annotator-3", 1.4);
        factors.put("west-annotator-1", 1.2);
        factors.put("west-annotator-2", 2.0);
        factors.put("west-annotator-3", 3.0);
        return factors;
    }

    /** What a person submits of a text. @param factor how often they err */
    List<Shape> read(String username, double factor, WorkOrder order) {
        SplittableRandom random = new SplittableRandom(
                (seed * MIX + username.hashCode()) * MIX + order.externalId().hashCode());
        return ErrorModel.USUAL.times(factor).read(order, corpus, random).shapes(order);
    }
}
