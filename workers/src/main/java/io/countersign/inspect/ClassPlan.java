package io.countersign.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.quality.sampling.LotDecision;
import io.countersign.quality.sampling.SampleDraw;
import io.countersign.quality.sampling.SamplingPlan;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one class of defects. It is judged on so many items of the sample as it asks for: all where it asks for the most, else a
 * random part of them.
 *
 * @param found what counts against the plan's numbers; null until inspected
 */
public record ClassPlan(
        @JsonProperty("class") DefectClass defectClass,
        SamplingPlan plan,
        @Nullable Integer found) {

    ClassPlan with(int count) {
        return new ClassPlan(defectClass, plan, count);
    }

    LotDecision decision() {
        return plan.judge(Objects.requireNonNull(found, "an inspected sample has a number"));
    }

    /**
     * Which items of the sample count for the class, by their place in it from 0: those that {@link SampleDraw} draws with the seed of
     * the sample and the name of the class.
     *
     * @param sampleSize of the whole sample
     */
    Set<Integer> counted(long seed, int sampleSize) {
        return new HashSet<>(SampleDraw.draw(
                SampleDraw.seed(String.valueOf(seed), defectClass.id()), sampleSize, plan.sampleSize()));
    }
}
