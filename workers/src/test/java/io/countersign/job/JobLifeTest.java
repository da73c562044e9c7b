package io.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.Outcome;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.Policies;
import io.countersign.testing.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class JobLifeTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person EAST = Seed.person("owner", "supplier-east", Role.JOB_OWNER);
    private final Seed seed = new Seed(domain);
    private final Jobs jobs = domain.get(Jobs.class);
    private final JobDrafts drafts = domain.get(JobDrafts.class);
    private final JobControl control = domain.get(JobControl.class);
    private final JobAccess access = domain.get(JobAccess.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    @Nested
    class A_draft {
        @Test
        void belongs_to_the_organisation_of_who_made_it() {
            Job job = seed.created(Policy.standard());
            assertThat(job.owner()).isEqualTo("meridian");
            assertThat(job.state()).isEqualTo(JobState.DRAFT);
            assertThat(jobs.get(job.id()).policy()).isEqualTo(Policy.standard());
            assertThat(jobs.participants(job.id())).isEqualTo(Seed.suppliers());
            assertThat(seed.actions(job.id())).containsExactly("job.created");
        }

        @Test
        void is_made_by_job_owners_only() {
            JobDraft draft = seed.draft(Policy.standard());
            assertThatThrownBy(() -> drafts.create(Seed.person("a", "meridian", Role.ANNOTATOR), draft))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void is_not_there_for_its_participants_until_it_starts() {
            Job job = seed.imported(Policy.standard(), 1);
            assertThatThrownBy(() -> access.visible(EAST, job.id())).isInstanceOf(NotFound.class);
            control.start(Seed.OWNER, job.id());
            assertThat(access.visible(EAST, job.id()).id()).isEqualTo(job.id());
            assertThat(access.list(EAST, Long.MAX_VALUE, 10))
                    .extracting(Job::id)
                    .contains(job.id());
            assertThatThrownBy(() -> access.owned(EAST, job.id())).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> access.visible(Seed.person("z", "elsewhere", Role.JOB_OWNER), job.id()))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void is_edited_by_who_has_seen_its_last_revision() {
            Job job = seed.created(Policy.standard());
            JobDraft other = seed.draft(Policy.standard());
            Job edited = drafts.edit(Seed.OWNER, job.id(), 1, other);
            assertThat(edited.name()).isEqualTo(other.name());
            assertThat(edited.revision()).isEqualTo(2);
            assertThatThrownBy(() -> drafts.edit(Seed.OWNER, job.id(), 1, other))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void has_a_name_of_its_own_in_the_organisation() {
            JobDraft draft = seed.draft(Policy.standard());
            drafts.create(Seed.OWNER, draft);
            assertThatThrownBy(() -> drafts.create(Seed.OWNER, draft))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::field)
                                    .containsExactly("name"));
        }

        @Test
        void tells_everything_that_is_wrong_with_it() {
            JobDraft draft = new JobDraft(
                    "",
                    seed.schema().id(),
                    Policy.standard(),
                    null,
                    List.of(
                            new Participant("a", true, false),
                            new Participant("a", true, false),
                            new Participant("b", false, false)));
            assertThatThrownBy(() -> drafts.create(Seed.OWNER, draft))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::field)
                                    .containsExactly(
                                            "name", "deadline", "participants[1].organisation", "participants[2]"));
        }

        @Test
        void names_a_schema_of_its_own_organisation() {
            JobDraft draft = seed.draft(Policy.standard());
            assertThatThrownBy(() -> drafts.create(EAST, draft))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::field)
                                    .containsExactly("schemaId"));
        }
    }

    @Nested
    class A_start {
        @Test
        void needs_items_and_time_and_reviewers() {
            JobDraft draft = seed.draft(Policy.standard());
            Job job = drafts.create(
                    Seed.OWNER,
                    new JobDraft(
                            draft.name(),
                            draft.schemaId(),
                            draft.policy(),
                            domain.clock().instant(),
                            List.of(new Participant("supplier-east", true, true))));
            assertThatThrownBy(() -> control.start(Seed.OWNER, job.id()))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::field)
                                    .containsExactly("items", "deadline", "participants"));
            assertThat(jobs.get(job.id()).state()).isEqualTo(JobState.DRAFT);
            assertThat(seed.messages("job-started")).noneMatch(message -> message.contains("job:" + job.id() + ":"));
        }

        @Test
        void needs_lots_that_somebody_may_inspect() {
            JobDraft draft = seed.draft(Policies.with(Policy.Consolidation.MAJORITY, Policy.Review.NONE, 2, 0));
            Job job = seed.imported(
                    new JobDraft(
                            draft.name(),
                            draft.schemaId(),
                            draft.policy(),
                            draft.deadline(),
                            List.of(new Participant("meridian", true, false))),
                    2);
            assertThatThrownBy(() -> control.start(Seed.OWNER, job.id()))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("participants lets meridian annotate");
        }

        @Test
        void tells_the_engine_once_however_often_it_is_asked_for() {
            Job job = seed.started(Policy.standard(), 3);
            control.start(Seed.OWNER, job.id());
            assertThat(seed.messages("job-started"))
                    .filteredOn(message -> message.contains("job:" + job.id() + ":started"))
                    .singleElement()
                    .asString()
                    .contains("\"modelAssistance\": false", "\"deadline\": \"2026-04-01T08:00:00Z\"");
            assertThat(seed.actions(job.id())).containsExactly("job.created", "items.imported", "job.started");
        }

        @Test
        void ends_the_editing() {
            Job job = seed.started(Policy.standard(), 3);
            assertThatThrownBy(() -> drafts.edit(Seed.OWNER, job.id(), job.revision(), seed.draft(Policy.standard())))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void is_the_owners_to_make() {
            Job job = seed.imported(Policy.standard(), 3);
            Actor.Person colleague = Seed.person("a", "meridian", Role.ADJUDICATOR);
            assertThatThrownBy(() -> control.start(colleague, job.id())).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class A_cancellation {
        @Test
        void of_a_draft_needs_no_process() {
            Job job = seed.created(Policy.standard());
            assertThat(control.cancel(Seed.OWNER, job.id(), "a mistake").state())
                    .isEqualTo(JobState.CANCELLED);
            assertThat(seed.messages("job-cancelled")).noneMatch(message -> message.contains("job:" + job.id() + ":"));
            assertThatThrownBy(() -> control.start(Seed.OWNER, job.id())).isInstanceOf(WrongState.class);
        }

        @Test
        void needs_a_reason() {
            Job job = seed.created(Policy.standard());
            assertThatThrownBy(() -> control.cancel(Seed.OWNER, job.id(), " ")).isInstanceOf(Invalid.class);
        }

        @Test
        void closes_packages_and_ends_their_instances() {
            Job job = seed.opened(Policy.standard(), 50);
            WorkPackage first = packagesOf(job).get(0);
            domain.get(Packages.class).runsIn(first.id(), 815);
            control.cancel(Seed.OWNER, job.id(), "the line was sold");
            control.cancel(Seed.OWNER, job.id(), "again");
            Map<String, Object> variables = Map.of("jobId", "" + job.id(), "closeReason", "cancelled");
            seed.step("close-job", variables);
            seed.step("close-job", variables);
            assertThat(packagesOf(job)).extracting(WorkPackage::state).containsOnly(PackageState.CANCELLED);
            assertThat(domain.jdbc()
                            .sql("select count(*) from engine_command where command ->> 'processInstanceKey' = '815'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(seed.actions(job.id())).containsSubsequence("job.cancelled", "job.closed");
        }

        @Test
        void ends_the_instances_of_lots_and_the_places_that_nobody_was_offered() {
            Job job = seed.opened(Policy.standard(), 20);
            WorkPackage open = packagesOf(job).get(0);
            seed.step("assign-work", Map.of("jobId", "" + job.id(), "packageId", "" + open.id()));
            domain.jdbc()
                    .sql("update lot set state = 'RETURNED', process_instance_key = 816 where id = ?")
                    .param(open.lotId())
                    .update();
            control.cancel(Seed.OWNER, job.id(), "the line was sold");
            seed.step("close-job", Map.of("jobId", "" + job.id(), "closeReason", "cancelled"));
            assertThat(domain.jdbc()
                            .sql("select count(*) from engine_command where command ->> 'processInstanceKey' = '816'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(domain.jdbc()
                            .sql("select distinct state from assignment where package_id = ?")
                            .param(open.id())
                            .query(String.class)
                            .list())
                    .containsExactly("EXPIRED");
            assertThat(seed.actions(job.id()))
                    .containsSubsequence("job.cancelled", "assignment.expired", "assignment.expired", "job.closed");
        }

        @Test
        void waits_for_a_task_that_is_just_being_opened() throws Exception {
            Job job = seed.started(Policy.standard(), 1);
            TransactionTemplate transaction = domain.get(TransactionTemplate.class);
            AtomicReference<CompletableFuture<Job>> cancelled = new AtomicReference<>();
            transaction.executeWithoutResult(status -> {
                jobs.goingOn(job.id());
                cancelled.set(
                        CompletableFuture.supplyAsync(() -> control.cancel(Seed.OWNER, job.id(), "the line was sold")));
                Awaitility.await()
                        .until(() -> domain.jdbc()
                                        .sql("select count(*) from pg_locks where not granted")
                                        .query(Integer.class)
                                        .single()
                                > 0);
                assertThat(cancelled.get()).isNotDone();
            });
            assertThat(cancelled.get().get().state()).isEqualTo(JobState.CANCELLED);
            assertThatThrownBy(() -> jobs.goingOn(job.id()))
                    .isInstanceOf(WrongState.class)
                    .hasMessageContaining("is cancelled");
        }

        @Test
        void by_the_process_itself_is_one_too() {
            Job job = seed.started(Policy.standard(), 1);
            seed.step("close-job", Map.of("jobId", "" + job.id(), "closeReason", "no-usable-items"));
            assertThat(jobs.get(job.id()).state()).isEqualTo(JobState.CANCELLED);
        }
    }

    @Nested
    class The_way_to_a_release {
        @Test
        void is_gone_once_each_step() {
            Job job = seed.started(Policy.standard(), 2);
            jobs.workAccepted(Seed.OWNER, job.id(), 2);
            jobs.workAccepted(Seed.OWNER, job.id(), 2);
            assertThat(jobs.get(job.id()).state()).isEqualTo(JobState.IN_RELEASE);
            assertThat(seed.messages("job-work-accepted"))
                    .filteredOn(message -> message.contains("job:" + job.id() + ":accepted"))
                    .hasSize(1);
            jobs.released(Seed.OWNER, job.id());
            jobs.released(Seed.OWNER, job.id());
            assertThat(jobs.get(job.id()).state()).isEqualTo(JobState.RELEASED);
            assertThatThrownBy(() -> control.cancel(Seed.OWNER, job.id(), "too late"))
                    .isInstanceOf(WrongState.class);
            assertThat(seed.actions(job.id()))
                    .containsExactly(
                            "job.created", "items.imported", "job.started", "job.work-accepted", "job.released");
        }

        @Test
        void is_closed_to_a_cancelled_job() {
            Job job = seed.started(Policy.standard(), 2);
            control.cancel(Seed.OWNER, job.id(), "sold");
            assertThatThrownBy(() -> jobs.workAccepted(Seed.OWNER, job.id(), 2)).isInstanceOf(WrongState.class);
        }
    }

    @Test
    void a_deadline_that_passes_makes_the_tasks_of_the_job_more_urgent() {
        Job job = seed.opened(Policy.standard(), 40);
        domain.clock().advance(Duration.ofDays(31));
        assertThat(seed.step("escalate", Map.of("jobId", "" + job.id()))).isEqualTo(Outcome.completed());
        assertThat(seed.actions(job.id())).contains("job.escalated");
        domain.clock().advance(Duration.ofDays(-31));
    }

    private static List<WorkPackage> packagesOf(Job job) {
        return domain.jdbc()
                .sql("select * from work_package where job_id = :job order by no")
                .param("job", job.id())
                .query((row, n) -> PackageTable.read(row))
                .list();
    }
}
