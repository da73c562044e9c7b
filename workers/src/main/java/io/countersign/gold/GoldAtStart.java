package io.countersign.gold;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.Items;
import io.countersign.job.Job;
import io.countersign.job.JobStarting;
import io.countersign.job.Policy;
import io.countersign.problem.Violation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals the gold items of a job when it starts: the policy stays from then on, and nobody has seen an item yet. */
@Component
class GoldAtStart implements JobStarting {
    private final GoldTable table;
    private final Items items;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final SecureRandom seeds = new SecureRandom();

    GoldAtStart(GoldTable table, Items items, JdbcClient jdbc, Trail trail) {
        this.table = table;
        this.items = items;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    @Override
    public List<Violation> violations(Job draft) {
        Policy.Gold gold = draft.policy().gold();
        if (gold == null) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        long known = table.counts(draft.id()).known();
        int needed = hidden(gold, draft) + gold.onboarding();
        if (known < needed) {
            violations.add(new Violation(
                    "policy.gold",
                    "needs {0} items with a known answer, {1} of them for the onboarding; {2} are known",
                    needed,
                    gold.onboarding(),
                    known));
        }
        if (needed > 0 && !allStored(draft.id())) {
            violations.add(
                    new Violation(
                            "items",
                            "must all have their media stored here: an address elsewhere could tell a gold item from the others"));
        }
        return violations;
    }

    @Override
    public void jobStarting(Actor.Person person, Job draft) {
        Policy.Gold gold = draft.policy().gold();
        if (gold == null || hidden(gold, draft) + gold.onboarding() == 0) {
            return;
        }
        long seed = seeds.nextLong();
        Deal deal = Deal.of(seed, draft.items(), table.numbers(draft.id()), hidden(gold, draft), gold.onboarding());
        items.renumber(draft.id(), deal.moves());
        items.keepForOnboarding(draft.id(), deal.onboarding());
        table.use(draft.id(), deal.hidden(), GoldUse.HIDDEN);
        table.use(draft.id(), deal.onboarding(), GoldUse.ONBOARDING);
        jdbc.sql(
                        "insert into gold_deal (job_id, schema_id, seed, onboarding) values (:job, :schema, :seed, :onboarding)")
                .param("job", draft.id())
                .param("schema", draft.schemaId())
                .param("seed", seed)
                .param("onboarding", gold.onboarding())
                .update();
        // Without the seed: whoever knew it could tell the places.
        trail.append(
                person,
                Change.ofJob(draft.id(), "gold.dealt", "job", String.valueOf(draft.id()))
                        .with("hidden", deal.hidden().size())
                        .with("onboarding", deal.onboarding().size()));
    }

    private static int hidden(Policy.Gold gold, Job draft) {
        return Deal.hidden(gold.hiddenShare(), Math.max(0, draft.items() - gold.onboarding()));
    }

    private boolean allStored(long jobId) {
        return jdbc.sql("select not exists (select 1 from item where job_id = :job and media_sha256 is null)")
                .param("job", jobId)
                .query(Boolean.class)
                .single();
    }
}
