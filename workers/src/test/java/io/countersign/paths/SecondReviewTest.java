package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.processes.rules.Finding;
import io.countersign.processes.rules.ProcessRules;
import io.countersign.review.VerdictOutcome;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Claims;
import io.countersign.task.QueueFilter;
import io.countersign.testing.Crew;
import io.countersign.testing.Plant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that an admin draws with element templates alone runs with the workers as they are. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecondReviewTest {
    private static final Plant plant = new Plant();

    @AfterAll
    static void close() {
        plant.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotate",
                "cross-review",
                "rework",
                "adjudicate",
                "inspect",
                "decide",
                "sign",
                "countersign",
                "screen",
                "assign",
                "measure",
                "consolidate",
                "draw",
                "judge"
            })
    void a_template_makes_a_blank_task_a_step_that_keeps_the_rules(String name) throws IOException {
        String drawn = shipped()
                .replace(
                        "<bpmn:exclusiveGateway id=\"ReturnedByInspection\"",
                        ElementTemplate.named(name).on("Added") + "<bpmn:exclusiveGateway id=\"ReturnedByInspection\"");

        assertThat(ProcessRules.check(drawn)).filteredOn(Finding::isError).isEmpty();
    }

    @Test
    void a_second_review_stage_takes_another_person_and_leads_back_into_the_flow() throws IOException {
        String drawn = withSecondReview(shipped());
        assertThat(ProcessRules.check(drawn)).filteredOn(Finding::isError).isEmpty();
        plant.client()
                .newDeployResourceCommand()
                .addResourceBytes(drawn.getBytes(StandardCharsets.UTF_8), "work-package.bpmn")
                .send()
                .join();
        JobCase job = new JobCases(plant).started(Terms.reviewed(), 2);
        Actor.Person first = Crew.person(job.west, "reviewer", Role.REVIEWER);
        Actor.Person second = Crew.person(job.west, "second-reviewer", Role.REVIEWER);

        job.crew.annotate(job.east, "anna", true);
        job.crew.annotate(job.east, "bert", true);
        job.crew.review(first, job.crew.claim(first, TaskKind.REVIEW), VerdictOutcome.ACCEPTED);
        ClaimedTask again = job.crew.claim(second, TaskKind.REVIEW);
        assertThat(elementOf(again)).isEqualTo("SecondReview");
        plant.domain().get(Claims.class).release(second, again.id());
        assertThat(plant.domain().get(Claims.class).claimNext(first, new QueueFilter(TaskKind.REVIEW, null, null)))
                .as("the first reviewer must not review twice")
                .isEmpty();
        job.crew.review(second, job.crew.claim(second, TaskKind.REVIEW), VerdictOutcome.RETURNED);

        job.crew.rework(job.east, "anna", false);
        job.crew.review(first, job.crew.claim(first, TaskKind.REVIEW), VerdictOutcome.ACCEPTED);
        job.crew.review(second, job.crew.claim(second, TaskKind.REVIEW), VerdictOutcome.ACCEPTED);
        plant.awaitTrue(
                "the package to be consolidated",
                () -> plant.domain()
                                .jdbc()
                                .sql("select count(*) from event where action = 'package.consolidated'")
                                .query(Integer.class)
                                .single()
                        == 1);
        plant.assertHealthy();
    }

    private static String elementOf(ClaimedTask task) {
        return plant.domain()
                .jdbc()
                .sql("select element_id from task where id = ?")
                .param(task.id())
                .query(String.class)
                .single();
    }

    static String withSecondReview(String xml) {
        return xml.replace("<bpmn:incoming>Flow_ReviewAccepted_ConsolidateLabels</bpmn:incoming>", "")
                .replace(
                        "sourceRef=\"ReviewAccepted\" targetRef=\"ConsolidateLabels\"",
                        "sourceRef=\"ReviewAccepted\" targetRef=\"SecondReview\"")
                .replaceFirst(
                        "<bpmn:exclusiveGateway id=\"ReturnedByInspection\"",
                        ElementTemplate.named("cross-review").on("SecondReview") + """
                        <bpmn:exclusiveGateway id="SecondAccepted" name="Accepted again?" default="Flow_SecondAccepted_ReworkPossible" />
                        <bpmn:sequenceFlow id="Flow_SecondReview_SecondAccepted" sourceRef="SecondReview" targetRef="SecondAccepted" />
                        <bpmn:sequenceFlow id="Flow_SecondAccepted_ReworkPossible" sourceRef="SecondAccepted" targetRef="ReworkPossible" />
                        <bpmn:sequenceFlow id="Flow_SecondAccepted_ConsolidateLabels" sourceRef="SecondAccepted" targetRef="ConsolidateLabels">
                          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=reviewOutcome = "accepted"</bpmn:conditionExpression>
                        </bpmn:sequenceFlow>
                        <bpmn:exclusiveGateway id="ReturnedByInspection\"""");
    }

    private static String shipped() throws IOException {
        try (InputStream in = SecondReviewTest.class.getClassLoader().getResourceAsStream("bpmn/work-package.bpmn")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
