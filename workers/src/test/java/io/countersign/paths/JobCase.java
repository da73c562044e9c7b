package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.identity.Actor;
import io.countersign.item.ItemImport;
import io.countersign.job.JobControl;
import io.countersign.job.Policy;
import io.countersign.testing.Crew;
import io.countersign.testing.Domain;
import io.countersign.testing.Plant;
import io.countersign.testing.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A job that runs in the engine, the people at work on it, and what can be seen of it. */
final class JobCase {
    static final String EAST = "supplier-east";
    static final String WEST = "supplier-west";

    final Plant plant;
    final long id;
    final Crew crew;

    private JobCase(Plant plant, long id) {
        this.plant = plant;
        this.id = id;
        this.crew = new Crew(plant, id);
    }

    /** Of texts, two a package and one package a lot: the first is Supplier East's, the second Supplier West's. */
    static JobCase started(Plant plant, Policy policy, int items) {
        return new JobCase(
                plant, new Seed(plant.domain()).started(policy, items).id());
    }

    /** Of one image that is none. */
    static JobCase withoutUsableItem(Plant plant) {
        Domain domain = plant.domain();
        long id = new Seed(domain).created(Terms.plain()).id();
        domain.get(ItemImport.class).folder(Seed.OWNER, id, new ByteArrayInputStream(zip("broken.png", "no picture")));
        domain.get(JobControl.class).start(Seed.OWNER, id);
        return new JobCase(plant, id);
    }

    private static byte[] zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Two annotators of the supplier that see the same. */
    void annotateAlike(String supplier) {
        crew.annotate(supplier, "anna", true);
        crew.annotate(supplier, "bert", true);
    }

    String state(String table) {
        return domain().jdbc()
                .sql("select string_agg(distinct state, ',') from " + table + " where job_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    String jobState() {
        return text("select state from job where id = ?");
    }

    String text(String sql) {
        return domain().jdbc().sql(sql).param(id).query(String.class).single();
    }

    long count(String sql, Object... params) {
        return domain().jdbc().sql(sql).params(params).query(Long.class).single();
    }

    void awaitJob(String state) {
        plant.awaitTrue("job " + id + " to be " + state, () -> jobState().equals(state));
    }

    void awaitEvent(String action) {
        plant.awaitTrue(action, () -> actions().contains(action));
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
                    group by stream having count(*) <> max(stream_seq) or min(stream_seq) <> 1) gap""", id)).isZero();
        assertThat(actions()).containsSubsequence(Arrays.asList(expected));
    }

    /** Waits until no instance of the engine is at work on the job. */
    void awaitNoInstance() {
        plant.awaitTrue("instances of job " + id + " to end", () -> instances() == 0);
    }

    private long instances() {
        return plant
                .client()
                .newVariableSearchRequest()
                .filter(filter -> filter.name("jobId").value("\"" + id + "\""))
                .send()
                .join()
                .items()
                .stream()
                .map(variable -> plant.client()
                        .newProcessInstanceGetRequest(variable.getProcessInstanceKey())
                        .send()
                        .join())
                .filter(instance -> instance.getState().name().equals("ACTIVE"))
                .count();
    }

    void advance(Duration by) {
        plant.advance(by);
    }

    Actor.Person owner() {
        return Seed.OWNER;
    }

    private Domain domain() {
        return plant.domain();
    }
}
