package io.countersign.quality.aggregation;

import io.countersign.quality.agreement.Rating;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/**
 * True categories, and how often each rater knows rather than guesses, estimated together (MACE: Hovy, Berg-Kirkpatrick, Vaswani and
 * Hovy 2013, section 2, by expectation maximisation with smoothed counts).
 *
 * <p>A rater either knows an item's category and gives it, or gives one by habit that has nothing to do with the item. That fits people
 * who click through better than error rates do. All categories are taken as likely before anything is seen.
 */
public final class Mace {

    private final Votes votes;
    private final MaceSettings settings;
    private final double[] knows;
    private final double[][] habits;
    private final double[][] posteriors;

    private Mace(Votes votes, MaceSettings settings) {
        this.votes = votes;
        this.settings = settings;
        this.knows = new double[votes.raters().size()];
        this.habits = new double[knows.length][votes.classes().size()];
        this.posteriors = new double[votes.items().size()][votes.classes().size()];
    }

    /**
     * The estimate.
     *
     * @param classes all categories, each once
     * @param ratings at least one; a rater may have rated an item several times, each of which counts
     */
    public static MaceFit fit(List<String> classes, Collection<Rating> ratings, MaceSettings settings) {
        Votes votes = Votes.of(classes, ratings);
        SplittableRandom random = new SplittableRandom(settings.seed());
        MaceFit best = new Mace(votes, settings).evenly().run();
        for (int start = 1; start < settings.starts(); start++) {
            MaceFit other = new Mace(votes, settings).anyhow(random).run();
            // A later start that comes to the same is no better.
            best = other.logLikelihood() > best.logLikelihood() + settings.tolerance() ? other : best;
        }
        return best;
    }

    private Mace evenly() {
        for (int rater = 0; rater < knows.length; rater++) {
            knows[rater] = 0.5;
            Arrays.fill(habits[rater], 1.0 / habits[rater].length);
        }
        return this;
    }

    private Mace anyhow(SplittableRandom random) {
        for (int rater = 0; rater < knows.length; rater++) {
            knows[rater] = random.nextDouble(0.05, 0.95);
            double sum = 0;
            for (int label = 0; label < habits[rater].length; label++) {
                habits[rater][label] = random.nextDouble(0.05, 1);
                sum += habits[rater][label];
            }
            for (int label = 0; label < habits[rater].length; label++) {
                habits[rater][label] /= sum;
            }
        }
        return this;
    }

    private MaceFit run() {
        double before = expect();
        boolean converged = false;
        int step = 0;
        while (!converged && step < settings.maxIterations()) {
            step++;
            maximise();
            double now = expect();
            converged = Math.abs(now - before) < settings.tolerance();
            before = now;
        }
        return new MaceFit(votes, knows, habits, posteriors, before, step, converged);
    }

    private double expect() {
        double logLikelihood = 0;
        for (int item = 0; item < posteriors.length; item++) {
            int[] raters = votes.ratersOf()[item];
            int[] labels = votes.labelsOf()[item];
            double[] logs = posteriors[item];
            Arrays.fill(logs, -Math.log(logs.length));
            for (int i = 0; i < raters.length; i++) {
                double byHabit = (1 - knows[raters[i]]) * habits[raters[i]][labels[i]];
                for (int truth = 0; truth < logs.length; truth++) {
                    logs[truth] += Math.log(truth == labels[i] ? knows[raters[i]] + byHabit : byHabit);
                }
            }
            logLikelihood += Posteriors.normalise(logs);
        }
        return logLikelihood;
    }

    private void maximise() {
        int classes = votes.classes().size();
        double[] known = new double[knows.length];
        double[][] guessed = new double[knows.length][classes];
        for (int item = 0; item < posteriors.length; item++) {
            int[] raters = votes.ratersOf()[item];
            int[] labels = votes.labelsOf()[item];
            for (int i = 0; i < raters.length; i++) {
                int rater = raters[i];
                double byHabit = (1 - knows[rater]) * habits[rater][labels[i]];
                double byKnowledge = posteriors[item][labels[i]] * knows[rater] / (knows[rater] + byHabit);
                known[rater] += byKnowledge;
                guessed[rater][labels[i]] += 1 - byKnowledge;
            }
        }
        double smoothing = settings.smoothing();
        for (int rater = 0; rater < knows.length; rater++) {
            double guesses = Arrays.stream(guessed[rater]).sum();
            knows[rater] = (known[rater] + smoothing) / (known[rater] + guesses + 2 * smoothing);
            for (int label = 0; label < classes; label++) {
                habits[rater][label] = (guessed[rater][label] + smoothing) / (guesses + classes * smoothing);
            }
        }
    }
}
