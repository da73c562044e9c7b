package io.countersign.search.progress;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.search.RunningSearch;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A job whose packages are labelled, measured, judged, settled and returned in an order that a seed decides. */
final class RandomHistory {
    private static final AtomicLong KEYS = new AtomicLong(7_000_000);
    private static final List<String> SUPPLIERS = List.of("east", "west");
    private static final List<String> PEOPLE = List.of("an", "bo", "chen");
    private static final int PACKAGES = 8;
    private static final int PACKAGE_SIZE = 5;

    final long jobId;
    private final Random random;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final TransactionTemplate transaction;

    RandomHistory(RunningSearch system, long seed) {
        random = new Random(seed);
        jdbc = system.getBean(JdbcClient.class);
        trail = system.getBean(Trail.class);
        transaction = system.getBean(TransactionTemplate.class);
        long schema = jdbc.sql("""
                insert into label_schema (owner, name, version, document, created_at, created_by)
                values ('meridian', ?, 1, '{}', now(), 'owner') returning id""").param("schema " + seed).query(Long.class).single();
        jobId = jdbc.sql("""
                insert into job (id, owner, name, schema_id, policy, deadline, state, items, created_at, created_by)
                values (?, 'meridian', ?, ?, '{}', now() + interval '30 days', 'RUNNING', ?, now(), 'owner') returning id""")
                .params(1_000_000 + seed, "job " + seed, schema, PACKAGES * PACKAGE_SIZE)
                .query(Long.class)
                .single();
        transaction.executeWithoutResult(status -> plan());
    }

    private void plan() {
        for (int no = 1; no <= PACKAGES; no++) {
            String supplier = SUPPLIERS.get(no % SUPPLIERS.size());
            long lot = jdbc.sql(
                            "insert into lot (job_id, no, supplier, size, state) values (?, ?, ?, ?, 'OPEN') returning id")
                    .params(jobId, no, supplier, PACKAGE_SIZE)
                    .query(Long.class)
                    .single();
            int first = (no - 1) * PACKAGE_SIZE + 1;
            jdbc.sql("""
                    with made as (insert into work_package (job_id, no, lot_id, supplier, first_item, last_item, state, opened_at)
                                  values (:job, :no, :lot, :supplier, :first, :last, 'OPEN', now()) returning id)
                    insert into item (job_id, no, external_id, modality, state, package_id)
                    select :job, n, 'item ' || n, 'TEXT', 'PLANNED', id from made, generate_series(:first, :last) n""")
                    .param("job", jobId)
                    .param("no", no)
                    .param("lot", lot)
                    .param("supplier", supplier)
                    .param("first", first)
                    .param("last", first + PACKAGE_SIZE - 1)
                    .update();
        }
        append(worker(), "job.planned", "job", String.valueOf(jobId));
    }

    /** So many turns, each a transaction of its own. */
    void go(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            Work work = work();
            int what = random.nextInt(6);
            transaction.executeWithoutResult(status -> {
                switch (what) {
                    case 0, 1 -> annotate(work);
                    case 2 -> measure(work);
                    case 3 -> review(work);
                    case 4 -> settle(work);
                    default -> sendBack(work);
                }
            });
        }
    }

    private record Work(long id, String supplier, int round, int firstItem, int lastItem) {}

    private Work work() {
        return jdbc.sql(
                        "select id, supplier, round, first_item, last_item from work_package where job_id = ? and no = ?")
                .params(jobId, 1 + random.nextInt(PACKAGES))
                .query(Work.class)
                .single();
    }

    private void annotate(Work work) {
        Actor.Person person = person(work.supplier(), PEOPLE.get(random.nextInt(PEOPLE.size())), Role.ANNOTATOR);
        long task = task(work, person, "ANNOTATE");
        long assignment = jdbc.sql("""
                insert into assignment (package_id, kind, round, ordinal, organisation, person, state, opened_at)
                select :package, 'ANNOTATE', 1, coalesce(max(ordinal), 0) + 1, :organisation, null, 'SUBMITTED', now()
                from assignment where package_id = :package returning id""")
                .param("package", work.id())
                .param("organisation", person.organisation())
                .query(Long.class)
                .single();
        for (int no = work.firstItem(); no <= work.lastItem(); no++) {
            jdbc.sql("""
                    insert into annotation (job_id, item_no, package_id, assignment_id, round, revision, author, organisation, shapes,
                                            active_seconds, tool, submitted_at)
                    values (?, ?, ?, ?, 1, 1, ?, ?, '[]', ?, 'test', now())""")
                    .params(
                            jobId,
                            no,
                            work.id(),
                            assignment,
                            person.subject(),
                            person.organisation(),
                            random.nextInt(60))
                    .update();
            move(no, "LABELLED", "PLANNED");
            append(person, "annotation.submitted", "item", jobId + "/" + no);
        }
        append(person, "task.completed", "task", String.valueOf(task));
    }

    private void measure(Work work) {
        for (int no = work.firstItem(); no <= work.lastItem(); no++) {
            boolean agreed = random.nextBoolean();
            jdbc.sql("""
                    insert into agreement (package_id, round, annotators, item_no, measure, value, agreed, measured_at)
                    select :package, :round, coalesce(max(annotators), 0) + 1, :no, 'mean', :value, :agreed, now()
                    from agreement where package_id = :package and round = :round and item_no = :no""")
                    .param("package", work.id())
                    .param("round", work.round())
                    .param("no", no)
                    .param("value", random.nextInt(5) == 0 ? null : random.nextInt(100) / 100.0, java.sql.Types.DOUBLE)
                    .param("agreed", agreed)
                    .update();
            move(no, agreed ? "AGREED" : "DISPUTED", "LABELLED");
        }
        append(worker(), "agreement.measured", "package", String.valueOf(work.id()));
    }

    private void review(Work work) {
        Actor.Person person = person(work.supplier().equals("east") ? "west" : "east", "rui", Role.REVIEWER);
        long task = task(work, person, "REVIEW");
        for (int no = work.firstItem(); no <= work.lastItem(); no++) {
            String outcome = List.of("ACCEPTED", "RETURNED", "DISPUTED").get(random.nextInt(3));
            jdbc.sql("""
                    insert into verdict (job_id, item_no, package_id, task_id, round, judged, outcome, reviewer, organisation, decided_at)
                    values (?, ?, ?, ?, ?, '[]', ?, ?, ?, now())""")
                    .params(jobId, no, work.id(), task, work.round(), outcome, person.subject(), person.organisation())
                    .update();
            move(
                    no,
                    outcome.equals("RETURNED") ? "LABELLED" : outcome.equals("ACCEPTED") ? "AGREED" : "DISPUTED",
                    "AGREED",
                    "DISPUTED");
            append(person, "verdict.given", "item", jobId + "/" + no);
        }
        append(person, "task.completed", "task", String.valueOf(task));
    }

    private void settle(Work work) {
        for (int no = work.firstItem(); no <= work.lastItem(); no++) {
            String shapes = List.of("[]", "[{\"label\":\"scratch\"}]", "[{\"label\":\"dent\"},{\"label\":\"scratch\"}]")
                    .get(random.nextInt(3));
            jdbc.sql("""
                    insert into consensus (job_id, item_no, package_id, revision, shapes, strategy, sources, made_at)
                    select :job, :no, :package, coalesce(max(revision), 0) + 1, cast(:shapes as jsonb), 'majority', '{}', now()
                    from consensus where job_id = :job and item_no = :no""")
                    .param("job", jobId)
                    .param("no", no)
                    .param("package", work.id())
                    .param("shapes", shapes)
                    .update();
            append(worker(), "label.consolidated", "item", jobId + "/" + no);
        }
        state(work, "CONSOLIDATED", Instant.now());
        append(worker(), "package.consolidated", "package", String.valueOf(work.id()));
    }

    private void sendBack(Work work) {
        state(work, "RETURNED", null);
        jdbc.sql("update work_package set round = round + 1 where id = ?")
                .param(work.id())
                .update();
        append(worker(), "package.returned", "package", String.valueOf(work.id()));
        long waiting = insertTask(work, "REWORK", "OPEN", null);
        append(worker(), "task.opened", "task", String.valueOf(waiting));
    }

    private void state(Work work, String state, Instant closed) {
        jdbc.sql("update work_package set state = :state, closed_at = :closed where id = :id")
                .param("state", state)
                .param("closed", closed == null ? null : Timestamp.from(closed), java.sql.Types.TIMESTAMP)
                .param("id", work.id())
                .update();
    }

    private void move(int no, String to, String... from) {
        jdbc.sql("update item set state = :to where job_id = :job and no = :no and state in (:from) and state <> :to")
                .param("to", to)
                .param("job", jobId)
                .param("no", no)
                .param("from", List.of(from))
                .update();
    }

    /** Claimed and done. */
    private long task(Work work, Actor.Person person, String kind) {
        long task = insertTask(work, kind, "DONE", person);
        append(person, "task.claimed", "task", String.valueOf(task));
        return task;
    }

    private long insertTask(Work work, String kind, String state, Actor.Person person) {
        return jdbc.sql("""
                insert into task (kind, job_id, package_id, state, name, separation, candidate_groups, priority, reservation_seconds,
                                  assignee, assignee_organisation, user_task_key, process_instance_key, process_id, element_id,
                                  created_at, closed_at)
                values (:kind, :job, :package, :state, 'task', '{}', '{}', 50, 60, :person, :organisation, :key, 1, 'p', 'E', :now,
                        case when :state = 'DONE' then now() end) returning id""")
                .param("kind", kind)
                .param("job", jobId)
                .param("package", work.id())
                .param("state", state)
                .param("person", person == null ? null : person.subject(), java.sql.Types.VARCHAR)
                .param("organisation", person == null ? null : person.organisation(), java.sql.Types.VARCHAR)
                .param("key", KEYS.incrementAndGet())
                .param("now", Timestamp.from(Instant.now().truncatedTo(ChronoUnit.MILLIS)))
                .query(Long.class)
                .single();
    }

    private void append(Actor actor, String action, String type, String id) {
        trail.append(actor, Change.ofJob(jobId, action, type, id));
    }

    private static Actor worker() {
        return new Actor.Worker("test", 1, "Element");
    }

    private static Actor.Person person(String organisation, String name, Role role) {
        return new Actor.Person(
                "s-" + organisation + "-" + name, organisation + "-" + name, name, organisation, Set.of(role));
    }
}
