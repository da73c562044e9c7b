package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.Rating;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("Dawid and Skene's estimate")
class DawidSkeneTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final List<String> CLASSES = Anaesthetists.CLASSES;

    private static JsonNode reference;
    private static List<Rating> ratings;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json = DawidSkeneTest.class.getResourceAsStream("dawid_skene_1979_results.json")) {
            reference = new ObjectMapper().readTree(json);
        }
        ratings = Anaesthetists.ratings();
    }

    @Nested
    class Of_the_anaesthetists_of_1979 {

        private final DawidSkeneFit fit = DawidSkene.fit(CLASSES, ratings, new DawidSkeneSettings(1e-12, 1_000));

        @Test
        void takes_the_steps_of_the_reference() {
            assertThat(fit.iterations()).isEqualTo(reference.path("iterations").asInt());
            assertThat(fit.converged()).isTrue();
            assertThat(fit.logLikelihood())
                    .isCloseTo(reference.path("log_likelihood").asDouble(), EXACT);
        }

        @Test
        void has_its_class_shares_and_error_rates() {
            for (int i = 0; i < 4; i++) {
                assertThat(fit.share(CLASSES.get(i)))
                        .isCloseTo(reference.path("class_marginals").get(i).asDouble(), EXACT);
            }
            JsonNode rates = reference.path("error_rates[observer][true][response]");
            for (int rater = 0; rater < 5; rater++) {
                for (int truth = 0; truth < 4; truth++) {
                    for (int given = 0; given < 4; given++) {
                        assertThat(fit.errorRate(fit.raters().get(rater), CLASSES.get(truth), CLASSES.get(given))
                                        .value()
                                        .orElseThrow())
                                .isCloseTo(
                                        rates.get(rater).get(truth).get(given).asDouble(), EXACT);
                    }
                }
            }
        }

        @Test
        void has_its_posteriors_and_labels() {
            JsonNode posteriors = reference.path("posterior[patient][class]");
            assertThat(fit.items()).hasSize(45);
            for (int item = 0; item < 45; item++) {
                String name = fit.items().get(item);
                for (int i = 0; i < 4; i++) {
                    assertThat(fit.posterior(name).get(CLASSES.get(i)))
                            .isCloseTo(posteriors.get(item).get(i).asDouble(), EXACT);
                }
                assertThat(fit.label(name, 0.5))
                        .hasValue(reference.path("labels").get(item).asString());
            }
        }

        @Test
        void is_better_than_the_optimum_that_hard_votes_lead_to() {
            double hard = reference
                    .path("init_majority_voting")
                    .path("log_likelihood")
                    .asDouble();
            assertThat(fit.logLikelihood()).isGreaterThan(hard);
        }
    }

    @Test
    void never_fits_worse_after_another_step() {
        double before = Double.NEGATIVE_INFINITY;
        for (int steps = 1; steps <= 30; steps++) {
            DawidSkeneFit fit = DawidSkene.fit(CLASSES, ratings, new DawidSkeneSettings(1e-300, steps));
            assertThat(fit.iterations()).isEqualTo(steps);
            assertThat(fit.converged()).isFalse();
            assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(before - 1e-9);
            before = fit.logLikelihood();
        }
    }

    @Test
    void finds_out_who_errs_and_so_beats_the_majority() {
        Random random = new Random(5);
        List<String> classes = List.of("ok", "crack");
        List<Rating> votes = new ArrayList<>();
        List<String> truths = new ArrayList<>();
        double[] skill = {0.97, 0.95, 0.55, 0.55, 0.55};
        for (int item = 0; item < 600; item++) {
            int truth = random.nextInt(2);
            truths.add(classes.get(truth));
            for (int rater = 0; rater < skill.length; rater++) {
                int given = random.nextDouble() < skill[rater] ? truth : 1 - truth;
                votes.add(new Rating("i" + item, "r" + rater, classes.get(given)));
            }
        }
        DawidSkeneFit fit = DawidSkene.fit(classes, votes, DawidSkeneSettings.defaults());
        int right = 0;
        int rightByMajority = 0;
        for (int item = 0; item < 600; item++) {
            List<String> given = votes.subList(item * 5, item * 5 + 5).stream()
                    .map(Rating::label)
                    .toList();
            right += fit.label("i" + item, 0).orElse("").equals(truths.get(item)) ? 1 : 0;
            rightByMajority += MajorityVote.of(given).winner().orElse("").equals(truths.get(item)) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(rightByMajority + 20);
        assertThat(fit.accuracy("r0").value().orElseThrow()).isCloseTo(0.97, within(0.03));
        assertThat(fit.accuracy("r4").value().orElseThrow()).isCloseTo(0.55, within(0.06));
    }

    @Test
    void leaves_a_tie_and_low_confidence_to_a_person() {
        List<Rating> split = List.of(new Rating("i", "a", "1"), new Rating("i", "b", "2"));
        DawidSkeneFit fit = DawidSkene.fit(CLASSES, split, DawidSkeneSettings.defaults());
        assertThat(fit.label("i", 0)).isEmpty();
        assertThat(fit.confidence("i")).isCloseTo(0.5, EXACT);
    }

    @Test
    void says_nothing_about_a_class_that_a_rater_never_met() {
        List<Rating> votes = List.of(new Rating("i", "a", "1"), new Rating("i", "b", "1"), new Rating("j", "b", "2"));
        DawidSkeneFit fit = DawidSkene.fit(CLASSES, votes, DawidSkeneSettings.defaults());
        assertThat(fit.errorRate("a", "2", "2")).isEqualTo(Coefficient.undefined(Reason.NO_DATA));
        assertThat(fit.accuracy("a")).isEqualTo(Coefficient.undefined(Reason.NO_DATA));
        assertThat(fit.accuracy("b")).isEqualTo(Coefficient.of(1));
    }

    @Test
    void survives_more_raters_than_a_product_of_probabilities_would() {
        List<Rating> votes = new ArrayList<>();
        Random random = new Random(3);
        for (int rater = 0; rater < 3_000; rater++) {
            for (int item = 0; item < 4; item++) {
                int label = random.nextInt(3) == 0 ? random.nextInt(4) : item;
                votes.add(new Rating("i" + item, "r" + rater, CLASSES.get(label)));
            }
        }
        DawidSkeneFit fit = DawidSkene.fit(CLASSES, votes, DawidSkeneSettings.defaults());
        for (int item = 0; item < 4; item++) {
            assertThat(fit.label("i" + item, 0.9)).hasValue(CLASSES.get(item));
        }
    }

    @Test
    void refuses_a_label_that_is_no_class() {
        assertThatThrownBy(() ->
                        DawidSkene.fit(CLASSES, List.of(new Rating("i", "a", "5")), DawidSkeneSettings.defaults()))
                .hasMessageContaining("label 5 of i");
        assertThatThrownBy(() -> DawidSkene.fit(CLASSES, List.of(), DawidSkeneSettings.defaults()))
                .hasMessageContaining("nothing was rated");
    }
}
