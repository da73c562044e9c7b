package io.countersign.testing;

import io.countersign.identity.Actor;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.processes.TaskKind;
import io.countersign.schema.LabelClass;
import io.countersign.schema.LabelSchema;
import io.countersign.schema.LocalText;
import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A package in work: its rows stand as people's submissions and claims leave them. */
public final class Labelling {
    private static long keys = 500_000;

    private final Domain domain;
    private final SampleJob job;
    private final long packageId;
    private int ordinal;

    public Labelling(Domain domain, SampleJob job, String supplier, int size) {
        this.domain = domain;
        this.job = job;
        this.packageId = job.packageOf(supplier, size);
        domain.jdbc()
                .sql("update work_package set state = 'OPEN', openings = 1 where id = ?")
                .param(packageId)
                .update();
    }

    public long jobId() {
        return job.id();
    }

    public long packageId() {
        return packageId;
    }

    public List<Integer> items() {
        return job.itemsOf(packageId);
    }

    /** Classes of the job's schema, each for any of the shapes. */
    public void classes(List<String> ids, String... shapes) {
        List<LabelClass> classes = ids.stream()
                .map(id -> new LabelClass(id, new LocalText(id, id), "#cc0000", List.of(shapes), List.of()))
                .toList();
        LabelSchema schema = new LabelSchema(classes, List.of(), new LocalText("", ""));
        domain.jdbc()
                .sql(
                        "update label_schema set document = cast(? as jsonb) where id = (select schema_id from job where id = ?)")
                .params(domain.get(JsonMapper.class).writeValueAsString(schema), job.id())
                .update();
    }

    /** The media of an item, as stored under its digest. */
    public void store(int itemNo, String sha256, long bytes) {
        domain.jdbc().sql("""
                insert into media (sha256, bytes, content_type, stored_at) values (?, ?, 'text/csv', ?)
                on conflict do nothing""").params(sha256, bytes, now()).update();
        domain.jdbc()
                .sql("update item set media_sha256 = ? where job_id = ? and no = ?")
                .params(sha256, job.id(), itemNo)
                .update();
    }

    /** A person's labels of every item of the package, in the package's present round. */
    public void submit(String kind, Actor.Person person, IntFunction<List<Shape>> labels) {
        domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
            long assignment = domain.jdbc()
                    .sql("""
                    insert into assignment (package_id, kind, round, ordinal, organisation, person, state, opened_at, ended_at)
                    select id, ?, round, ?, ?, ?, 'SUBMITTED', ?, ? from work_package where id = ? returning id""")
                    .params(kind, ++ordinal, person.organisation(), person.subject(), now(), now(), packageId)
                    .query(Long.class)
                    .single();
            for (Integer no : items()) {
                domain.jdbc()
                        .sql("""
                        insert into annotation (job_id, item_no, package_id, assignment_id, round, revision, author, organisation,
                                                shapes, active_seconds, tool, submitted_at)
                        select ?, ?, id, ?, round, 1, ?, ?, cast(? as jsonb), 1, 'test', ? from work_package where id = ?""")
                        .params(
                                job.id(),
                                no,
                                assignment,
                                person.subject(),
                                person.organisation(),
                                text(labels.apply(no)),
                                now(),
                                packageId)
                        .update();
            }
            domain.get(Items.class).move(packageId, ItemState.LABELLED);
        });
    }

    /** A task on the package that the person holds. */
    public long claim(TaskKind kind, Actor.Person person) {
        return domain.jdbc()
                .sql("""
                insert into task (kind, job_id, package_id, state, name, separation, candidate_groups, priority, reservation_seconds,
                                  assignee, assignee_organisation, lease_until, user_task_key, process_instance_key, process_id,
                                  element_id, created_at)
                values (?, ?, ?, 'CLAIMED', 'Task', '{}', ?, 50, 1800, ?, ?, ?, ?, 77, 'work-package', 'Element', ?) returning id""")
                .params(
                        kind.name(),
                        job.id(),
                        packageId,
                        People.groups(person),
                        person.subject(),
                        person.organisation(),
                        Timestamp.from(domain.clock().instant().plus(Duration.ofMinutes(30))),
                        ++keys,
                        now())
                .query(Long.class)
                .single();
    }

    public Map<String, Object> row(String sql, Object... params) {
        return domain.jdbc().sql(sql).params(params).query().singleRow();
    }

    public String itemState(int no) {
        return domain.jdbc()
                .sql("select state from item where job_id = ? and no = ?")
                .params(job.id(), no)
                .query(String.class)
                .single();
    }

    public String packageState() {
        return domain.jdbc()
                .sql("select state from work_package where id = ?")
                .param(packageId)
                .query(String.class)
                .single();
    }

    /** The newest consensus of an item. */
    public List<Shape> consensus(int no) {
        String text = domain.jdbc()
                .sql(
                        "select shapes::text from consensus where job_id = ? and item_no = ? order by revision desc limit 1")
                .params(job.id(), no)
                .query(String.class)
                .single();
        return domain.get(JsonMapper.class).readValue(text, new TypeReference<>() {});
    }

    /** Events of an action on the job's subjects, oldest first, what they hold. */
    public List<Map<String, Object>> events(String action) {
        return domain.jdbc()
                .sql("select *, changed::text text from event where job_id = ? and action = ? order by seq")
                .params(job.id(), action)
                .query()
                .listOfRows();
    }

    private String text(List<Shape> shapes) {
        return domain.get(JsonMapper.class).writeValueAsString(shapes);
    }

    private Timestamp now() {
        return Timestamp.from(domain.clock().instant());
    }
}
