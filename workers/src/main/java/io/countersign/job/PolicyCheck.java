package io.countersign.job;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.countersign.problem.Violation;
import io.countersign.quality.sampling.InspectionLevel;
import io.countersign.quality.sampling.SamplingPlans;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether every field of a policy is in its range. */
final class PolicyCheck {
    private static final Set<String> STRATEGIES = Set.of("temporal-vote", "majority", "fusion", "single");
    private static final double MOST_GOLD = 0.5;
    private static final int MOST_SKILLS = 20;
    private static final Duration LONGEST = Duration.ofDays(366);
    private final List<Violation> violations = new ArrayList<>();

    private PolicyCheck() {}

    /** Everything that is wrong, fields named from {@code policy.} on. */
    static List<Violation> check(Policy policy) {
        PolicyCheck check = new PolicyCheck();
        check.all(policy);
        return check.violations;
    }

    private void all(Policy policy) {
        whole("packageSize", policy.packageSize(), 1, 1_000);
        whole("packagesPerLot", policy.packagesPerLot(), 1, 1_000);
        whole("maxOpenPackages", policy.maxOpenPackages(), 1, 10_000);
        whole("overlap", policy.overlap(), 1, 20);
        whole("extraAnnotators", policy.extraAnnotators(), 0, 10);
        share("agreementThreshold", policy.agreementThreshold());
        share("agreedShare", policy.agreedShare());
        present("review", policy.review());
        whole("maxRounds", policy.maxRounds(), 1, 10);
        if (present("consolidation", policy.consolidation())) {
            consolidation(policy.consolidation(), policy.overlap());
        }
        if (present("inspection", policy.inspection())) {
            inspection(policy.inspection());
        }
        length("reservation", policy.reservation(), Duration.ofMinutes(1));
        length("dueAfter", policy.dueAfter(), Duration.ofSeconds(1));
        if (length("expiresAfter", policy.expiresAfter(), Duration.ofSeconds(1))
                && policy.dueAfter() != null
                && policy.expiresAfter().compareTo(policy.dueAfter()) <= 0) {
            add("expiresAfter", "must be longer than dueAfter, {0}", policy.dueAfter());
        }
        whole("signaturesNeeded", policy.signaturesNeeded(), 2, 5);
        whole("priority", policy.priority(), 0, 100);
        if (present("screening", policy.screening())) {
            whole("screening.nearDuplicateBits", policy.screening().nearDuplicateBits(), 0, 8);
            share("screening.maxGapShare", policy.screening().maxGapShare());
        }
        if (policy.modelAssistance() != null) {
            modelAssistance(policy.modelAssistance());
        }
        if (policy.gold() != null) {
            gold(policy.gold());
        }
        distribution(policy.distribution(), policy.modelAssistance() != null);
    }

    private void consolidation(Policy.Consolidation given, int overlap) {
        if (given.strategy() == null || !STRATEGIES.contains(given.strategy())) {
            add(
                    "consolidation.strategy",
                    "must be one of {0}",
                    STRATEGIES.stream().sorted().toList());
        } else if (given.strategy().equals("single") && overlap != 1) {
            add("consolidation.strategy", "single takes the labels of one annotator, but overlap is {0}", overlap);
        }
        share("consolidation.threshold", given.threshold());
        share("consolidation.windowSize", given.windowSize());
        share("consolidation.probationaryPercent", given.probationaryPercent());
    }

    private void inspection(Policy.Inspection given) {
        List<String> levels = Arrays.stream(InspectionLevel.values())
                .map(InspectionLevel::label)
                .toList();
        if (!levels.contains(String.valueOf(given.level()))) {
            add("inspection.level", "must be one of {0}, was {1}", levels, given.level());
        }
        limit("inspection.", given.aql(), given.zeroAcceptance());
        length("inspection.corrective.within", given.corrective().within(), Duration.ofHours(1));
        Policy.DefectLimits classes = given.classes();
        if (classes != null) {
            limit("inspection.classes.critical", classes.critical());
            limit("inspection.classes.major", classes.major());
            limit("inspection.classes.minor", classes.minor());
        }
    }

    private void limit(String field, Policy.@Nullable DefectLimit given) {
        if (present(field, given) && given != null) {
            limit(field + ".", given.aql(), given.zeroAcceptance());
        }
    }

    private void limit(String path, String given, boolean zeroAcceptance) {
        List<BigDecimal> aqls = SamplingPlans.mil105e().aqls();
        try {
            BigDecimal aql = new BigDecimal(String.valueOf(given));
            if (aqls.stream().noneMatch(known -> known.compareTo(aql) == 0)) {
                add(
                        path + "aql",
                        "must be one of {0}, was {1}",
                        aqls.stream().map(BigDecimal::toPlainString).toList(),
                        given);
            } else if (zeroAcceptance && aql.compareTo(BigDecimal.TEN) > 0) {
                add(path + "zeroAcceptance", "is for an AQL of at most 10, was {0}", given);
            }
        } catch (NumberFormatException e) {
            add(path + "aql", "must be a number, was {0}", given);
        }
    }

    private void gold(Policy.Gold given) {
        if (!(given.hiddenShare() >= 0 && given.hiddenShare() <= MOST_GOLD)) {
            add("gold.hiddenShare", "must be {0} to {1}, was {2}", 0, MOST_GOLD, given.hiddenShare());
        }
        whole("gold.onboarding", given.onboarding(), 0, 200);
        share("gold.passMark", given.passMark());
        whole("gold.attempts", given.attempts(), 1, 10);
        whole("gold.pauseAfter", given.pauseAfter(), 5, 1_000);
    }

    private void distribution(Policy.Distribution given, boolean hasModel) {
        if (present("distribution.order", given.order()) && given.order() == Policy.Order.UNCERTAIN && !hasModel) {
            add("distribution.order", "asks how sure a model is, but the job has none");
        }
        share("distribution.overlapShare", given.overlapShare());
        whole("distribution.pushUpTo", given.pushUpTo(), 0, 50);
        length("distribution.offerFor", given.offerFor(), Duration.ofMinutes(1));
        if (present("distribution.skills", given.skills())
                && (given.skills().size() > MOST_SKILLS
                        || given.skills().stream().anyMatch(skill -> skill == null || skill.isBlank()))) {
            add("distribution.skills", "must be at most {0} names", MOST_SKILLS);
        }
        if (present("distribution.quotas", given.quotas()) && !given.quotas().isEmpty()) {
            quotas(given.quotas());
        }
    }

    private void quotas(List<Policy.Quota> quotas) {
        long named = quotas.stream().map(Policy.Quota::organisation).distinct().count();
        int all = 0;
        for (int i = 0; i < quotas.size(); i++) {
            whole("distribution.quotas[" + i + "].percent", quotas.get(i).percent(), 1, 100);
            all += quotas.get(i).percent();
        }
        if (all != 100) {
            add("distribution.quotas", "must add up to 100, was {0}", all);
        }
        if (named != quotas.size()) {
            add("distribution.quotas", "must name each organisation once");
        }
    }

    private void modelAssistance(Policy.ModelAssistance given) {
        boolean http = false;
        try {
            URI uri = new URI(String.valueOf(given.url()));
            http = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            http = false;
        }
        if (!http) {
            add("modelAssistance.url", "must be an http or https address");
        }
        if (length("modelAssistance.timeout", given.timeout(), Duration.ofMillis(100))
                && given.timeout().compareTo(Duration.ofMinutes(2)) > 0) {
            add("modelAssistance.timeout", "must be at most PT2M");
        }
    }

    private boolean present(String field, @Nullable Object value) {
        if (value == null) {
            add(field, "is missing");
        }
        return value != null;
    }

    private void whole(String field, int value, int least, int most) {
        if (value < least || value > most) {
            add(field, "must be {0} to {1}, was {2}", least, most, value);
        }
    }

    private void share(String field, double value) {
        // The negation catches what is no number, too.
        if (!(value >= 0 && value <= 1)) {
            add(field, "must be {0} to {1}, was {2}", 0, 1, value);
        }
    }

    private boolean length(String field, @Nullable Duration value, Duration least) {
        if (!present(field, value) || value == null) {
            return false;
        }
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            add(field, "must be {0} to {1}, was {2}", least, LONGEST, value);
            return false;
        }
        return true;
    }

    private void add(String field, @CompileTimeConstant String pattern, @Nullable Object... values) {
        violations.add(new Violation("policy." + field, pattern, values));
    }
}
