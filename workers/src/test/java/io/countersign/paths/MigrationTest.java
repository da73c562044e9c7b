package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.countersign.identity.Actor;
import io.countersign.process.migrate.MigrationDraft;
import io.countersign.process.migrate.MigrationPreview;
import io.countersign.process.migrate.Migrations;
import io.countersign.process.migrate.ProposedMapping;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Operations;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.review.VerdictOutcome;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Claims;
import io.countersign.task.QueueFilter;
import io.countersign.testing.Crew;
import io.countersign.testing.People;
import io.countersign.testing.Plant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A package that is under way goes on in a version where its step is called otherwise and another stage follows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MigrationTest {
    private static final Actor.Person ADA = People.person("meridian", "ada", Role.PROCESS_ADMIN);
    private static final Plant plant = new Plant();

    private final Migrations migrations = plant.domain().get(Migrations.class);

    @AfterAll
    static void close() {
        plant.close();
    }

    @Test
    void a_package_under_review_goes_on_with_a_second_review_and_its_job_is_released() throws IOException {
        JobCase job = new JobCases(plant).started(Terms.reviewed(), 2);
        Actor.Person first = Crew.person(job.west, "reviewer", Role.REVIEWER);
        Actor.Person second = Crew.person(job.west, "second-reviewer", Role.REVIEWER);
        job.annotateAlike(job.east);
        ClaimedTask held = job.crew.claim(first, TaskKind.REVIEW);
        int version = deploy(renamed(SecondReviewTest.withSecondReview(shipped())));

        ProposedMapping proposal = migrations.proposal("work-package", 1, version);
        assertThat(proposal.elements())
                .filteredOn(one -> one.source().equals("CrossReview"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.target()).isEqualTo("FirstReview");
                    assertThat(one.why()).isEqualTo("same-name");
                    assertThat(one.tokens()).isEqualTo(1);
                    assertThat(one.candidates()).extracting("target").contains("FirstReview", "SecondReview");
                });
        MigrationDraft draft = draft(proposal, version);
        MigrationPreview preview = migrations.preview(draft);
        assertThat(preview.possible()).isTrue();
        assertThat(preview.refusals()).isEmpty();
        assertThat(preview.instances()).isEqualTo(1);
        assertThat(preview.moves())
                .containsExactly(new MigrationPreview.Move("CrossReview", "FirstReview", 1, true, 1));
        assertThat(preview.events())
                .extracting("source", "effect")
                .containsExactlyInAnyOrder(tuple("CrossReviewDue", "kept"), tuple("CrossReviewExpired", "kept"));
        assertThat(migrations.previewEach(draft, null, 10).items())
                .singleElement()
                .satisfies(one -> assertThat(one.tasks())
                        .extracting(task -> task.task().id(), task -> task.target())
                        .containsExactly(tuple(held.id(), "FirstReview")));

        Operation asked = migrations.migrate(ADA, draft, "A second pair of eyes, says the audit");
        plant.awaitTrue("the migration", () -> get(asked).state() == Operation.State.COMPLETED);
        assertThat(get(asked).failure()).isNull();
        assertThat(get(asked).done()).isEqualTo(1);
        assertThat(elementOf(held)).isEqualTo("FirstReview");
        assertThat(job.actions()).contains("instance.migrated");

        job.crew.review(first, held, VerdictOutcome.ACCEPTED);
        ClaimedTask again = job.crew.claim(second, TaskKind.REVIEW);
        assertThat(elementOf(again)).isEqualTo("SecondReview");
        plant.domain().get(Claims.class).release(second, again.id());
        assertThat(plant.domain().get(Claims.class).claimNext(first, new QueueFilter(TaskKind.REVIEW, null, null)))
                .as("who reviewed before the migration must not review twice")
                .isEmpty();
        job.crew.review(second, job.crew.claim(second, TaskKind.REVIEW), VerdictOutcome.RETURNED);

        job.crew.rework(job.east, "anna", false);
        ClaimedTask round = job.crew.claim(first, TaskKind.REVIEW);
        assertThat(elementOf(round)).as("the same step in the next round").isEqualTo("FirstReview");
        job.crew.review(first, round, VerdictOutcome.ACCEPTED);
        job.crew.review(second, job.crew.claim(second, TaskKind.REVIEW), VerdictOutcome.ACCEPTED);
        job.crew.inspect(false);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        plant.assertHealthy();
    }

    private static MigrationDraft draft(ProposedMapping proposal, int version) {
        List<MigrationDraft.Pair> pairs = proposal.elements().stream()
                .filter(one -> one.target() != null)
                .map(one -> new MigrationDraft.Pair(one.source(), Objects.requireNonNull(one.target())))
                .toList();
        return new MigrationDraft("work-package", 1, version, pairs, List.of());
    }

    private static Operation get(Operation operation) {
        return plant.domain().get(Operations.class).get(operation.id());
    }

    private static int deploy(String xml) {
        return plant.client()
                .newDeployResourceCommand()
                .addResourceBytes(xml.getBytes(StandardCharsets.UTF_8), "work-package.bpmn")
                .send()
                .join()
                .getProcesses()
                .get(0)
                .getVersion();
    }

    private static String elementOf(ClaimedTask task) {
        return plant.domain()
                .jdbc()
                .sql("select element_id from task where id = ?")
                .param(task.id())
                .query(String.class)
                .single();
    }

    private static String renamed(String xml) {
        return xml.replace("\"CrossReview\"", "\"FirstReview\"");
    }

    private static String shipped() throws IOException {
        try (InputStream in = MigrationTest.class.getClassLoader().getResourceAsStream("bpmn/work-package.bpmn")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
