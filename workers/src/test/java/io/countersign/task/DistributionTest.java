package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.job.Jobs;
import io.countersign.job.PackageRanks;
import io.countersign.job.Policy;
import io.countersign.processes.JobType;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class DistributionTest {
    private static final Domain domain = new Domain();
    private static final Claims claims = domain.get(Claims.class);
    private static final Steps steps = new Steps(domain);

    private final String east = "east-" + Steps.nextKey();
    private final Actor.Person ann = People.annotator(east, "ann");
    private final Actor.Person bob = People.annotator(east, "bob");
    private final Actor.Person cid = People.annotator(east, "cid");

    @AfterAll
    static void close() {
        domain.close();
    }

    private SampleJob job(UnaryOperator<Policy.Distribution> change) {
        return new SampleJob(domain, "job-" + Steps.nextKey(), Policies.distributed(change));
    }

    /** One place in a package. */
    private long annotate(SampleJob job, long packageId) {
        return annotate(job, packageId, 1).get(0);
    }

    private List<Long> annotate(SampleJob job, long packageId, int places) {
        long instance = Steps.nextKey();
        domain.jdbc()
                .sql("update work_package set overlap = ? where id = ?")
                .params(places, packageId)
                .update();
        List<?> opened = (List<?>) steps.complete(
                        JobType.ASSIGN_WORK, instance, "AssignWork", Map.of(), Map.of("packageId", "" + packageId))
                .get("assignments");
        List<Long> tasks = new ArrayList<>();
        for (Object place : opened) {
            tasks.add(steps.userTask(TaskKind.ANNOTATE)
                    .instance(instance)
                    .with("jobId", job.id())
                    .with("packageId", packageId)
                    .with("assignmentId", place)
                    .groups(east + "/annotator")
                    .open());
        }
        return tasks;
    }

    private Optional<Long> next(Actor.Person person) {
        return claims.claimNext(person, QueueFilter.ALL).map(ClaimedTask::id);
    }

    private List<String> events(long task) {
        return domain.jdbc()
                .sql("select action from event where subject_type = 'task' and subject_id = ? order by seq")
                .param("" + task)
                .query(String.class)
                .list();
    }

    private String why(long task) {
        return domain.jdbc()
                .sql("select why ->> 'rule' from task where id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private void signedIn(Actor.Person person, String... skills) {
        domain.jdbc()
                .sql("""
                insert into person (subject, organisation, username, name) values (?, ?, ?, ?) on conflict do nothing""")
                .params(person.subject(), person.organisation(), person.username(), person.name())
                .update();
        domain.jdbc()
                .sql("insert into colleague (subject, organisation, roles, signed_in_at) values (?, ?, ?, now())")
                .params(
                        person.subject(),
                        person.organisation(),
                        person.roles().stream().map(Role::id).toArray(String[]::new))
                .update();
        domain.jdbc()
                .sql("""
                insert into member (subject, organisation, skills, disabled, revision, changed_at) values (?, ?, ?, false, 1, now())""")
                .params(person.subject(), person.organisation(), skills)
                .update();
    }

    @Nested
    class The_least_agreed_first {
        private final SampleJob job = job(usual -> usual.withOrder(Policy.Order.LEAST_AGREED));

        private void agreed(long packageId, int round, double... values) {
            for (int no = 0; no < values.length; no++) {
                domain.jdbc()
                        .sql("""
                        insert into agreement (package_id, round, annotators, item_no, measure, value, agreed, measured_at)
                        values (?, ?, 2, ?, 'f1', ?, false, now())""")
                        .params(packageId, round, no + 1, values[no])
                        .update();
            }
        }

        @Test
        void comes_before_what_is_more_agreed_and_that_before_what_nobody_has_measured() {
            long fresh = annotate(job, job.packageOf(east, 2));
            long much = job.packageOf(east, 2);
            agreed(much, 1, 0.7, 0.9);
            long little = job.packageOf(east, 2);
            agreed(little, 1, 0.1, 0.3);
            long muchTask = annotate(job, much);
            long littleTask = annotate(job, little);
            assertThat(List.of(next(ann), next(ann), next(ann)))
                    .containsExactly(Optional.of(littleTask), Optional.of(muchTask), Optional.of(fresh));
            assertThat(List.of(why(littleTask), why(muchTask), why(fresh)))
                    .containsExactly("least-agreed", "least-agreed", "in-turn");
        }

        @Test
        void counts_as_it_was_measured_last() {
            long better = job.packageOf(east, 1);
            agreed(better, 1, 0.1);
            agreed(better, 2, 0.8);
            long worse = job.packageOf(east, 1);
            agreed(worse, 1, 0.5);
            long betterTask = annotate(job, better);
            long worseTask = annotate(job, worse);
            assertThat(List.of(next(ann), next(ann))).containsExactly(Optional.of(worseTask), Optional.of(betterTask));
        }

        @Test
        void comes_behind_what_has_a_higher_priority() {
            long little = job.packageOf(east, 1);
            agreed(little, 1, 0.0);
            annotate(job, little);
            long urgent = steps.userTask(TaskKind.REVIEW)
                    .with("jobId", job.id())
                    .with("packageId", job.packageOf("other-" + east, 1))
                    .groups(east + "/annotator")
                    .priority(51)
                    .open();
            assertThat(next(ann)).contains(urgent);
        }
    }

    @Nested
    class What_the_model_is_least_sure_of {
        private final SampleJob job = job(usual -> usual.withOrder(Policy.Order.UNCERTAIN));

        private void predicted(long packageId, double score) {
            List<Integer> items = job.itemsOf(packageId);
            items.forEach(no -> domain.jdbc()
                    .sql("""
                    insert into prediction (job_id, item_no, model_version, shapes, score, predicted_at) values (?, ?, ?, '[]', ?, ?)""")
                    .params(
                            job.id(),
                            no,
                            "v" + Steps.nextKey(),
                            score,
                            java.sql.Timestamp.from(domain.clock().instant()))
                    .update());
            domain.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> domain.get(PackageRanks.class)
                            .predicted(domain.get(Jobs.class).get(job.id()), items));
        }

        @Test
        void comes_first_also_where_the_model_says_so_while_the_task_waits() {
            long unknown = annotate(job, job.packageOf(east, 2));
            long sure = job.packageOf(east, 2);
            predicted(sure, 0.9);
            long sureTask = annotate(job, sure);
            long unsure = job.packageOf(east, 2);
            long unsureTask = annotate(job, unsure);
            assertThat(why(unsureTask)).isEqualTo("in-turn");
            predicted(unsure, 0.2);
            assertThat(List.of(next(ann), next(ann), next(ann)))
                    .containsExactly(Optional.of(unsureTask), Optional.of(unknown), Optional.of(sureTask));
        }
    }

    @Nested
    class A_series {
        private final SampleJob job = job(usual -> usual.withKeepSeries(true));

        private long packageOf(String series) {
            long packageId = job.packageOf(east, 1);
            domain.jdbc()
                    .sql("update work_package set series = ? where id = ?")
                    .params(series, packageId)
                    .update();
            return packageId;
        }

        @Test
        void stays_with_whoever_began_it() {
            List<Long> first = annotate(job, packageOf("pump-1"), 2);
            List<Long> second = annotate(job, packageOf("pump-1"), 2);
            long other = annotate(job, packageOf("pump-2"));
            assertThat(next(ann)).contains(first.get(0));
            assertThat(next(bob)).contains(first.get(1));
            assertThat(next(cid))
                    .as("the rest of the series is kept for the two")
                    .contains(other);
            List<Long> third = annotate(job, packageOf("pump-1"), 2);
            assertThat(List.of(next(ann), next(bob), next(ann), next(bob)))
                    .containsExactly(
                            Optional.of(second.get(0)), Optional.of(second.get(1)),
                            Optional.of(third.get(0)), Optional.of(third.get(1)));
            assertThat(next(cid)).isEmpty();
            assertThat(why(third.get(0))).isEqualTo("keeps-series");
            assertThat(events(third.get(0))).containsExactly("task.opened", "task.offered", "task.claimed");
        }

        @Test
        void is_for_everybody_when_its_keeper_does_not_come() {
            annotate(job, packageOf("pump-3"));
            long second = annotate(job, packageOf("pump-3"));
            assertThat(next(ann)).isPresent();
            assertThatThrownBy(() -> claims.claim(bob, second))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo("offered"));
            domain.clock().advance(Duration.ofHours(4));
            while (domain.get(Offers.class).endThoseOver() > 0) {}
            assertThat(next(bob)).contains(second);
            assertThat(events(second))
                    .containsExactly("task.opened", "task.offered", "task.offer-ended", "task.claimed");
        }

        @Test
        void is_not_offered_again_to_whoever_gave_it_back() {
            annotate(job, packageOf("pump-4"));
            long second = annotate(job, packageOf("pump-4"));
            assertThat(next(ann)).isPresent();
            assertThat(next(ann)).contains(second);
            claims.release(ann, second);
            assertThat(next(bob)).contains(second);
        }

        @Test
        void is_for_everybody_when_its_keeper_has_to_leave() {
            annotate(job, packageOf("pump-5"));
            long second = annotate(job, packageOf("pump-5"));
            assertThat(next(ann)).isPresent();
            domain.get(TransactionTemplate.class)
                    .executeWithoutResult(status ->
                            domain.get(io.countersign.member.WorkInHand.class).giveBack(ann, ann.subject(), "gone"));
            assertThat(List.of(next(bob), next(bob))).contains(Optional.of(second));
        }
    }

    @Nested
    class A_pushed_task {
        private final SampleJob job = job(usual -> usual.withPushUpTo(2).withSkills(List.of("ecg")));

        @Test
        void is_offered_to_the_one_with_the_skill_and_the_least_to_do() {
            signedIn(ann, "ecg");
            signedIn(bob, "welding");
            signedIn(cid, "welding", "ecg");
            long first = annotate(job, job.packageOf(east, 1));
            long second = annotate(job, job.packageOf(east, 1));
            assertThat(next(bob)).isEmpty();
            assertThat(next(cid)).contains(second);
            assertThat(next(ann)).contains(first);
            long third = annotate(job, job.packageOf(east, 1));
            long fourth = annotate(job, job.packageOf(east, 1));
            long fifth = annotate(job, job.packageOf(east, 1));
            assertThat(List.of(why(third), why(fourth), why(fifth)))
                    .as("two each, and the fifth waits for whoever asks")
                    .containsExactly("least-load", "least-load", "in-turn");
        }

        @Test
        void goes_to_nobody_whom_a_rule_keeps_from_it() {
            signedIn(ann, "ecg");
            signedIn(bob, "ecg");
            List<Long> places = annotate(job, job.packageOf(east, 1), 1);
            assertThat(next(ann)).contains(places.get(0));
            long packageId = job.packageOf(east, 1);
            List<Long> two = annotate(job, packageId, 2);
            Actor.Person busy = next(bob).equals(Optional.of(two.get(0))) ? bob : ann;
            assertThat(domain.jdbc()
                            .sql("select offered_to from task_candidate where task_id = ?")
                            .param(two.get(1))
                            .query(String.class)
                            .single())
                    .isNotEqualTo(busy.subject());
        }
    }

    @Nested
    class A_skill_that_a_job_asks_for {
        private final SampleJob job = job(usual -> usual.withSkills(List.of("ecg", "mri")));

        @Test
        void keeps_those_from_labelling_who_lack_it_and_nobody_from_reviewing() {
            long packageId = job.packageOf(east, 1);
            domain.jdbc()
                    .sql("insert into job_skill values (?, 'ecg'), (?, 'mri')")
                    .params(job.id(), job.id())
                    .update();
            long task = annotate(job, packageId);
            signedIn(ann, "ecg", "mri");
            signedIn(bob, "ecg");
            assertThat(next(bob)).isEmpty();
            assertThatThrownBy(() -> claims.claim(bob, task))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo("skills"));
            assertThat(next(ann)).contains(task);
            long review = steps.userTask(TaskKind.REVIEW)
                    .with("jobId", job.id())
                    .with("packageId", packageId)
                    .groups(east + "/reviewer")
                    .open();
            assertThat(next(People.person(east, "bob", Role.REVIEWER))).contains(review);
        }
    }
}
