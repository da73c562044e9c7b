package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.agreement.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MACE")
class MaceTest {

    private static final List<String> CLASSES = List.of("ok", "scratch", "crack");

    /** From one start, in the middle; expected values: a program of its own in NumPy. */
    @Test
    void of_the_anaesthetists_is_that_of_another_program() {
        MaceFit fit =
                Mace.fit(Anaesthetists.CLASSES, Anaesthetists.ratings(), new MaceSettings(1, 1, 1e-9, 500, 0.0025));
        assertThat(fit.logLikelihood()).isCloseTo(-245.3874794158259, within(1e-8));
        assertThat(fit.iterations()).isEqualTo(31);
        double[] knows = {
            0.7849151639281086, 0.6645837102265814, 0.7123097278685159, 0.8450896426766187, 0.7227406604013085
        };
        for (int rater = 0; rater < knows.length; rater++) {
            assertThat(fit.skill(fit.raters().get(rater)).value().orElseThrow()).isCloseTo(knows[rater], within(1e-6));
        }
    }

    /** Two know seven items of ten; three click: one always the same, two whatever. */
    private static List<Rating> votes(long seed, List<String> truths) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rating> votes = new ArrayList<>();
        for (int item = 0; item < 400; item++) {
            String truth = CLASSES.get(random.nextInt(3));
            truths.add(truth);
            for (int rater = 0; rater < 3; rater++) {
                boolean knows = random.nextInt(10) < 7;
                votes.add(new Rating("i" + item, "good" + rater, knows ? truth : CLASSES.get(random.nextInt(3))));
            }
            votes.add(new Rating("i" + item, "same", "ok"));
            votes.add(new Rating("i" + item, "any", CLASSES.get(random.nextInt(3))));
            votes.add(new Rating("i" + item, "whatever", CLASSES.get(random.nextInt(3))));
        }
        return votes;
    }

    @Test
    void finds_who_clicks_through_and_how() {
        List<String> truths = new ArrayList<>();
        List<Rating> votes = votes(11, truths);
        MaceFit fit = Mace.fit(CLASSES, votes, MaceSettings.defaults(3));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.skill("good0").value().orElseThrow()).isCloseTo(0.7, within(0.1));
        assertThat(fit.skill("same").value().orElseThrow()).isLessThan(0.1);
        assertThat(fit.skill("any").value().orElseThrow()).isLessThan(0.15);
        assertThat(fit.habit("same").get("ok")).isGreaterThan(0.95);
        int right = 0;
        int byMajority = 0;
        for (int item = 0; item < truths.size(); item++) {
            List<String> given = votes.subList(item * 6, item * 6 + 6).stream()
                    .map(Rating::label)
                    .toList();
            right += fit.label("i" + item, 0).orElse("").equals(truths.get(item)) ? 1 : 0;
            byMajority += MajorityVote.of(given).winner().orElse("").equals(truths.get(item)) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(byMajority + 20);
    }

    @Test
    void is_the_same_for_the_same_seed_and_never_worse_with_more_starts() {
        List<Rating> votes = votes(12, new ArrayList<>());
        MaceFit one = Mace.fit(CLASSES, votes, new MaceSettings(4, 1, 1e-9, 500, 0.003));
        MaceFit ten = Mace.fit(CLASSES, votes, new MaceSettings(4, 10, 1e-9, 500, 0.003));
        MaceFit again = Mace.fit(CLASSES, votes, new MaceSettings(4, 10, 1e-9, 500, 0.003));
        assertThat(ten.logLikelihood()).isEqualTo(again.logLikelihood()).isGreaterThanOrEqualTo(one.logLikelihood());
        assertThat(ten.posterior("i7")).isEqualTo(again.posterior("i7"));
    }

    @Test
    void leaves_a_tie_to_a_person() {
        List<Rating> split = List.of(new Rating("i", "a", "ok"), new Rating("i", "b", "crack"));
        MaceFit fit = Mace.fit(CLASSES, split, new MaceSettings(1, 1, 1e-9, 500, 0.003));
        assertThat(fit.label("i", 0)).isEmpty();
        assertThat(fit.posterior("i").values().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void refuses_what_it_cannot_start_from() {
        assertThatThrownBy(() -> Mace.fit(CLASSES, List.of(), MaceSettings.defaults(3)))
                .hasMessage("nothing was rated");
        assertThatThrownBy(() -> new MaceSettings(1, 0, 1e-9, 1, 0.1)).hasMessageContaining("0 starts");
        assertThatThrownBy(() -> new MaceSettings(1, 1, 1e-9, 1, 0)).hasMessageContaining("smoothing");
    }
}
