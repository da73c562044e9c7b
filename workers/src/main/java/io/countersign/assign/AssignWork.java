package io.countersign.assign;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.job.Policy;
import io.countersign.problem.NotFound;
import io.countersign.processes.WorkPackage;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Opens as many places in a package as the policy wants annotators, and one more at each later call. */
@Component
class AssignWork {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Assignments assignments;
    private final InstantSource clock;

    AssignWork(JdbcClient jdbc, JsonMapper json, Assignments assignments, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.assignments = assignments;
        this.clock = clock;
    }

    private record Row(String state, int round, @Nullable Long processInstanceKey, String policy, int places) {}

    @Transactional
    public Outcome assign(Step step, long packageId) {
        Row row = lock(packageId);
        Long first = row.processInstanceKey();
        if (first != null && first != step.processInstanceKey()) {
            return new Outcome.Stuck("package " + packageId + " is already worked on by process instance " + first);
        }
        if (!row.state().equals("PLANNED") && !row.state().equals("OPEN")) {
            return new Outcome.Stuck("package " + packageId + " is " + row.state() + " and takes no annotators");
        }
        Policy policy = json.readValue(row.policy(), Policy.class);
        int most = policy.overlap() + policy.extraAnnotators();
        int wanted = row.places() == 0 ? policy.overlap() : row.places() + 1;
        if (wanted > most) {
            return new Outcome.Stuck("package " + packageId + " has had " + row.places()
                    + " annotators, and the policy allows no more than " + most);
        }
        open(packageId, step.processInstanceKey());
        List<String> opened = new ArrayList<>();
        for (int ordinal = row.places() + 1; ordinal <= wanted; ordinal++) {
            opened.add(String.valueOf(
                    assignments.open(step.actor(), packageId, Place.Kind.ANNOTATE, row.round(), ordinal)));
        }
        return Outcome.completed(Map.of(WorkPackage.Variables.ASSIGNMENTS.id(), List.copyOf(opened)));
    }

    private Row lock(long packageId) {
        return jdbc.sql("""
                select p.state, p.round, p.process_instance_key, j.policy::text policy,
                       (select coalesce(max(a.ordinal), 0) from assignment a
                        where a.package_id = p.id and a.kind = 'ANNOTATE' and a.round = p.round) places
                from work_package p join job j on j.id = p.job_id where p.id = :id for update of p""")
                .param("id", packageId)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new NotFound("package", packageId));
    }

    private void open(long packageId, long processInstanceKey) {
        jdbc.sql("""
                update work_package set state = 'OPEN', process_instance_key = :key, opened_at = coalesce(opened_at, :now)
                where id = :id""")
                .param("key", processInstanceKey)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", packageId)
                .update();
    }
}
