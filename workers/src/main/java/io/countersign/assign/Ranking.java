package io.countersign.assign;

import io.countersign.job.Policy;
import io.countersign.job.Rank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a task stands among those of its priority, by the order that the policy asks for. */
@Component
public class Ranking {
    private static final Standing MIDDLE = new Standing(Rank.MIDDLE, new Why.InTurn());

    private final JdbcClient jdbc;

    Ranking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Standing of(Waiting task, Policy policy) {
        Long packageId = task.packageId();
        if (packageId == null) {
            return MIDDLE;
        }
        return switch (policy.distribution().order()) {
            case DUE -> MIDDLE;
            case LEAST_AGREED -> leastAgreed(packageId);
            case UNCERTAIN -> uncertain(task, packageId);
        };
    }

    /** As its annotators agreed when that was measured last. */
    private Standing leastAgreed(long packageId) {
        Double agreement = figure("""
                select avg(value) from agreement
                where package_id = :package
                  and (round, annotators) = (select round, annotators from agreement where package_id = :package
                                             order by round desc, annotators desc limit 1)""", packageId);
        return agreement == null ? MIDDLE : new Standing(Rank.ofAgreement(agreement), new Why.LeastAgreed(agreement));
    }

    /** Of work that begins with what the model says; who judges work is not led by it. */
    private Standing uncertain(Waiting task, long packageId) {
        return switch (task.kind()) {
            case ANNOTATE, REWORK -> {
                Double score =
                        figure("select rank / 1000.0 from work_package where id = :package and rank <> 500", packageId);
                yield score == null ? MIDDLE : new Standing((int) Math.round(1_000 * score), new Why.Uncertain(score));
            }
            default -> MIDDLE;
        };
    }

    private @Nullable Double figure(String sql, long packageId) {
        return jdbc.sql(sql)
                .param("package", packageId)
                .query((row, n) -> row.getObject(1) == null ? new double[0] : new double[] {row.getDouble(1)})
                .optional()
                .filter(value -> value.length == 1)
                .map(value -> value[0])
                .orElse(null);
    }
}
