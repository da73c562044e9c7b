package io.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.Step;
import io.countersign.engine.Variables;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.insight.JobInsight.AtRisk;
import io.countersign.insight.JobInsight.HowOften;
import io.countersign.insight.JobInsight.ModelAgreement;
import io.countersign.insight.JobInsight.PairAgreement;
import io.countersign.insight.JobInsight.SupplierWork;
import io.countersign.job.Policy;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.schema.Shape;
import io.countersign.testing.Domain;
import io.countersign.testing.Labelling;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What the records of a job say")
class JobInsightsTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person OWNER = People.person("meridian", "insight-owner", Role.JOB_OWNER);
    private static int jobs;

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void of_a_job_in_which_nothing_happened_is_nothing() {
        assertThat(of(job()))
                .isEqualTo(new JobInsight(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, List.of()));
    }

    @Test
    void is_for_people_of_its_own_organisation() {
        SampleJob job = job();
        job.packageOf("supplier-east", 1);
        assertThatThrownBy(() -> domain.get(JobInsights.class)
                        .of(People.person("supplier-east", "curious", Role.JOB_OWNER), job.id()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void sums_the_agreement_of_each_two_people_class_by_class_over_packages() {
        SampleJob job = job();
        for (int i = 0; i < 2; i++) {
            Labelling work = new Labelling(domain, job, "supplier-east", 3);
            work.submit("ANNOTATE", People.annotator("supplier-east", "insight-a"), no -> shapes("crack"));
            work.submit(
                    "ANNOTATE",
                    People.annotator("supplier-east", "insight-b"),
                    no -> shapes(no % 3 == 0 ? "dent" : "crack"));
            measure(work);
            measure(work);
        }
        assertThat(of(job).agreement())
                .containsExactly(
                        new PairAgreement("supplier-east", 1, "supplier-east", 2, "crack", 4, 10),
                        new PairAgreement("supplier-east", 1, "supplier-east", 2, "dent", 0, 2));
        assertThat(of(job).days()).singleElement().satisfies(day -> {
            assertThat(day.annotated()).isEqualTo(12);
            assertThat(day.accepted()).isZero();
        });
    }

    @Test
    void sums_the_agreement_of_a_supplier_with_a_model_over_the_items_that_the_model_predicted() {
        Policy assisted = Policy.standard()
                .withModelAssistance(new Policy.ModelAssistance("http://127.0.0.1:9", Duration.ofSeconds(1), false));
        SampleJob job = new SampleJob(domain, "Insights with a model " + jobs++, assisted);
        for (int i = 0; i < 2; i++) {
            Labelling work = new Labelling(domain, job, "supplier-east", 3);
            run("""
                    insert into prediction (job_id, item_no, model_version, shapes, predicted_at)
                    select job_id, no, 'v1', cast(? as jsonb), now() from item where package_id = ? and no % 3 > 0""", domain.get(JsonMapper.class).writeValueAsString(shapes("crack")), work.packageId());
            work.submit("ANNOTATE", People.annotator("supplier-east", "insight-a"), no -> shapes("crack"));
            work.submit(
                    "ANNOTATE",
                    People.annotator("supplier-east", "insight-b"),
                    no -> shapes(no % 3 == 1 ? "dent" : "crack"));
            measure(work);
            measure(work);
        }
        assertThat(of(job).models())
                .containsExactly(
                        new ModelAgreement("v1", "supplier-east", "crack", 6, 14),
                        new ModelAgreement("v1", "supplier-east", "dent", 0, 2));
    }

    @Test
    void counts_the_reasons_of_reviewers_and_the_defects_of_inspectors() {
        SampleJob job = job();
        Labelling work = new Labelling(domain, job, "supplier-east", 2);
        long task = work.claim(TaskKind.REVIEW, People.annotator("supplier-west", "insight-r"));
        for (int no : work.items()) {
            run(
                    """
                    insert into verdict (job_id, item_no, package_id, task_id, round, judged, outcome, issues, reviewer, organisation, decided_at)
                    values (?, ?, ?, ?, 1, '[]', 'RETURNED', cast(? as jsonb), 'r', 'supplier-west', now())""",
                    job.id(),
                    no,
                    work.packageId(),
                    task,
                    no == 1 ? "[{\"reason\":\"wrong-class\"},{\"text\":\"odd\"}]" : "[{\"reason\":\"wrong-class\"}]");
        }
        run("""
                with i as (insert into inspection (lot_id, submission, plan, seed, state, drawn_at, decided_at)
                           select lot_id, 1, '{}', 1, 'ACCEPTED', now(), ? from work_package where id = ? returning id)
                insert into inspection_finding (inspection_id, job_id, item_no, defects, inspector)
                select id, ?, 1, '[{"class":"minor","text":"x"}]', 'i' from i""", now(Duration.ZERO), work.packageId(), job.id());
        assertThat(of(job).reasons()).containsExactly(new HowOften("wrong-class", 2), new HowOften("other", 1));
        assertThat(of(job).defects()).containsExactly(new HowOften("minor", 1));
    }

    @Test
    void compares_suppliers() {
        SampleJob job = job();
        long first = job.packageOf("supplier-east", 2);
        job.packageOf("supplier-west", 2);
        run("update work_package set state = 'ACCEPTED', round = 2 where id = ?", first);
        run(
                "update lot set state = 'ACCEPTED', submissions = 1 where id = (select lot_id from work_package where id = ?)",
                first);
        assertThat(of(job).suppliers())
                .containsExactly(
                        new SupplierWork("supplier-east", 1, 1, 1, 1, 1, 1, null, InspectionMode.NORMAL),
                        new SupplierWork("supplier-west", 1, 0, 0, 1, 0, 0, null, InspectionMode.NORMAL));
    }

    @Test
    void names_the_tasks_that_are_late_or_soon_will_be() {
        SampleJob job = job();
        List<Long> tasks = new ArrayList<>();
        for (Duration due : List.of(Duration.ofHours(-1), Duration.ofHours(3), Duration.ofDays(3))) {
            Labelling work = new Labelling(domain, job, "supplier-east", 1);
            tasks.add(work.claim(TaskKind.ANNOTATE, People.annotator("supplier-east", "insight-late")));
            run("update task set due_at = ? where id = ?", now(due), tasks.get(tasks.size() - 1));
        }
        JobInsight insight = of(job);
        assertThat(insight.overdue()).isEqualTo(1);
        assertThat(insight.dueSoon()).isEqualTo(1);
        assertThat(insight.atRisk())
                .extracting(AtRisk::taskId)
                .containsExactly(String.valueOf(tasks.get(0)), String.valueOf(tasks.get(1)));
        assertThat(insight.atRisk().get(0).organisation()).isEqualTo("supplier-east");
    }

    private static SampleJob job() {
        return new SampleJob(
                domain,
                "insight-" + ++jobs,
                Policies.with(Policy.Consolidation.MAJORITY, Policy.Review.OTHER_ORGANISATION, 2, 1));
    }

    private static JobInsight of(SampleJob job) {
        return domain.get(JobInsights.class).of(OWNER, job.id());
    }

    private static List<Shape> shapes(String label) {
        return List.of(new Shape.Classification("c", label, Map.of()));
    }

    private static void measure(Labelling work) {
        Step step = new Step(
                1,
                "measure-agreement",
                "work-package",
                1,
                7,
                "MeasureAgreement",
                Map.of(),
                new Variables(Map.of("packageId", String.valueOf(work.packageId()))),
                null);
        domain.get(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> domain.worker("measure-agreement").carryOut(step));
    }

    private static void run(String sql, Object... params) {
        domain.jdbc().sql(sql).params(params).update();
    }

    private static Timestamp now(Duration from) {
        return Timestamp.from(domain.clock().instant().plus(from));
    }
}
