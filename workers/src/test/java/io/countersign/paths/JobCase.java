package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.job.JobControl;
import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.SwitchingState;
import io.countersign.testing.Crew;
import io.countersign.testing.Domain;
import io.countersign.testing.Plant;
import io.countersign.testing.Seed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A job that runs in the engine, the people at work on it, and what can be seen of it. */
final class JobCase {
    private static final Set<String> OVER = Set.of("DRAFT", "RELEASED", "CANCELLED");

    final Plant plant;
    final long id;
    /** The two suppliers, by name. */
    final String east;

    final String west;
    final Crew crew;

    JobCase(Plant plant, long id, String east, String west) {
        this.plant = plant;
        this.id = id;
        this.east = east;
        this.west = west;
        this.crew = new Crew(plant, id);
    }

    void start() {
        domain().get(JobControl.class).start(Seed.OWNER, id);
    }

    void cancel(String reason) {
        domain().get(JobControl.class).cancel(Seed.OWNER, id, reason);
    }

    /** Cancels it where it is under way; nothing of it is left in the engine afterwards. */
    void end() {
        if (!OVER.contains(jobState())) {
            cancel("the test is over");
        }
        awaitNoInstance();
    }

    /** Two annotators of the supplier that see the same. */
    void annotateAlike(String supplier) {
        crew.annotate(supplier, "anna", true);
        crew.annotate(supplier, "bert", true);
    }

    /** What the supplier's earlier lots have brought it to. */
    void standing(String supplier, SwitchingState state) {
        domain().jdbc()
                .sql("""
                insert into supplier_standing (owner, supplier, standing) values ('meridian', ?, cast(? as jsonb))""")
                .params(supplier, domain().get(JsonMapper.class).writeValueAsString(state))
                .update();
    }

    String standing(String supplier) {
        return domain().jdbc()
                .sql("select standing ->> 'mode' from supplier_standing where supplier = ?")
                .param(supplier)
                .query(String.class)
                .single();
    }

    String state(String table) {
        return text("select string_agg(distinct state, ',' order by state) from " + table + " where job_id = ?");
    }

    String jobState() {
        return text("select state from job where id = ?");
    }

    /** @param sql asks for one text of {@code ?}, the job's id */
    String text(String sql) {
        return domain().jdbc().sql(sql).param(id).query(String.class).single();
    }

    /** @param sql asks for one number of {@code ?}, the job's id, and of more */
    long count(String sql, Object... more) {
        return domain().jdbc()
                .sql(sql)
                .param(id)
                .params(Arrays.asList(more))
                .query(Long.class)
                .single();
    }

    long tasks(String state) {
        return count("select count(*) from task where job_id = ? and state = ?", state);
    }

    void awaitTasks(int open) {
        plant.awaitTrue(open + " open tasks", () -> tasks("OPEN") == open);
    }

    void awaitTask(TaskKind kind) {
        plant.awaitTrue(
                "a task to " + kind.id(),
                () -> count("select count(*) from task where job_id = ? and kind = ? and state = 'OPEN'", kind.name())
                        > 0);
    }

    void awaitJob(String state) {
        plant.awaitTrue("job " + id + " to be " + state, () -> jobState().equals(state));
    }

    void awaitEvent(String action) {
        awaitEvents(action, 1);
    }

    void awaitEvents(String action, int times) {
        plant.awaitTrue(
                times + " " + action,
                () -> actions().stream().filter(action::equals).count() == times);
    }

    List<String> actions() {
        return new Seed(domain()).actions(id);
    }

    /** The engine has taken everything, nothing is stuck, and the job's trail has no gap and has these actions in this order. */
    void assertTrail(String... expected) {
        plant.assertHealthy();
        assertThat(count("""
                select count(*) from (
                    select stream from event where stream in (select stream from event where job_id = ?)
                    group by stream having count(*) <> max(stream_seq) or min(stream_seq) <> 1) gap""")).isZero();
        assertThat(actions()).containsSubsequence(Arrays.asList(expected));
    }

    /** Waits until no instance of the engine is at work on the job. */
    void awaitNoInstance() {
        plant.awaitTrue("instances of job " + id + " to end", () -> instances() == 0);
    }

    private long instances() {
        return instanceKeys().stream()
                .map(instance -> plant.client()
                        .newProcessInstanceGetRequest(instance)
                        .send()
                        .join())
                .filter(instance -> instance.getState().name().equals("ACTIVE"))
                .count();
    }

    /** Flows that the job's instances of a process have walked. */
    Set<String> walked(String processId) {
        Drawing drawing = Walks.DRAWINGS.stream()
                .filter(one -> one.processId().equals(processId))
                .findFirst()
                .orElseThrow();
        return Walks.of(plant, drawing, instanceKeys());
    }

    private Set<Long> instanceKeys() {
        return plant
                .client()
                .newVariableSearchRequest()
                .filter(filter -> filter.name("jobId").value("\"" + id + "\""))
                .page(page -> page.limit(1_000))
                .send()
                .join()
                .items()
                .stream()
                .map(variable -> variable.getProcessInstanceKey())
                .collect(Collectors.toSet());
    }

    void advance(Duration by) {
        plant.advance(by);
    }

    private Domain domain() {
        return plant.domain();
    }
}
