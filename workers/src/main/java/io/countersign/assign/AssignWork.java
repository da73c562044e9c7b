package io.countersign.assign;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.job.Jobs;
import io.countersign.job.PackageState;
import io.countersign.job.Packages;
import io.countersign.job.Policy;
import io.countersign.processes.WorkPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens as many places in a package as the policy wants annotators, and one more at each later call. */
@Component
class AssignWork {
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Packages packages;
    private final Assignments assignments;

    AssignWork(JdbcClient jdbc, Jobs jobs, Packages packages, Assignments assignments) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.packages = packages;
        this.assignments = assignments;
    }

    @Transactional
    public Outcome assign(Step step, long packageId) {
        var workPackage = packages.lock(packageId);
        Long first = workPackage.processInstanceKey();
        if (first != null && first != step.processInstanceKey()) {
            return new Outcome.Stuck("package " + packageId + " is already worked on by process instance " + first);
        }
        if (workPackage.state() != PackageState.OPEN) {
            return new Outcome.Stuck(
                    "package " + packageId + " is " + workPackage.state().id() + " and takes no annotators");
        }
        Policy policy = jobs.policy(workPackage.jobId());
        int overlap = workPackage.annotators(policy);
        int most = overlap + policy.extraAnnotators();
        int places = places(packageId, workPackage.round());
        int wanted = places == 0 ? overlap : places + 1;
        if (wanted > most) {
            return new Outcome.Stuck("package " + packageId + " has had " + places
                    + " annotators, and the policy allows no more than " + most);
        }
        packages.runsIn(packageId, step.processInstanceKey());
        List<String> opened = new ArrayList<>();
        for (int ordinal = places + 1; ordinal <= wanted; ordinal++) {
            opened.add(String.valueOf(
                    assignments.open(step.actor(), packageId, Place.Kind.ANNOTATE, workPackage.round(), ordinal)));
        }
        return Outcome.completed(Map.of(WorkPackage.Variables.ASSIGNMENTS.id(), List.copyOf(opened)));
    }

    private int places(long packageId, int round) {
        return jdbc.sql("""
                select coalesce(max(ordinal), 0) from assignment
                where package_id = :package and kind = 'ANNOTATE' and round = :round""")
                .param("package", packageId)
                .param("round", round)
                .query(Integer.class)
                .single();
    }
}
