package io.countersign.api.gold;

import io.countersign.api.security.Allowed;
import io.countersign.gold.GoldCounts;
import io.countersign.gold.GoldItems;
import io.countersign.gold.GoldReports;
import io.countersign.gold.KnownAnswer;
import io.countersign.gold.Pauses;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.schema.Shape;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{id}")
@Tag(name = "Gold items")
class GoldController {
    private final GoldItems gold;
    private final GoldReports reports;
    private final Pauses pauses;
    private final PeopleNames names;

    GoldController(GoldItems gold, GoldReports reports, Pauses pauses, PeopleNames names) {
        this.gold = gold;
        this.reports = reports;
        this.pauses = pauses;
        this.names = names;
    }

    @GetMapping("/gold")
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(
            summary = "How people do on the items whose answer is known",
            description = "Everybody's for the owning organisation; a supplier sees that of its own people.")
    GoldView report(Actor.Person person, @PathVariable long id) {
        return GoldView.of(reports.of(person, id), names.seenBy(person, id));
    }

    @PostMapping("/gold")
    @Allowed(Role.JOB_OWNER)
    @Operation(
            summary = "Says the right labels of items of a draft",
            description = "At most 5,000 at once; an answer that an item has already gives way.")
    GoldCounts know(Actor.Person person, @PathVariable long id, @Valid @RequestBody AnswersBody body) {
        return gold.know(
                person, id, body.answers().stream().map(AnswerBody::answer).toList());
    }

    @PostMapping("/gold/adjudicated")
    @Allowed(Role.JOB_OWNER)
    @Operation(
            summary = "Takes what adjudicators of an earlier job settled for known answers",
            description = "Of items that have the same media as one of that job whose lot was accepted.")
    GoldCounts knowAdjudicated(Actor.Person person, @PathVariable long id, @Valid @RequestBody EarlierJobBody body) {
        return gold.knowAdjudicated(person, id, body.jobId());
    }

    @DeleteMapping("/gold")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets the known answers of a draft")
    void forget(Actor.Person person, @PathVariable long id) {
        gold.forget(person, id);
    }

    @GetMapping("/pauses")
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(summary = "Who was paused, the newest first", description = "A supplier sees its own people.")
    List<PauseView> pauses(Actor.Person person, @PathVariable long id) {
        PeopleNames.View view = names.seenBy(person, id);
        return pauses.ofJob(person, id).stream()
                .map(pause -> PauseView.of(pause, view.of(pause.organisation(), pause.person())))
                .toList();
    }

    @PostMapping("/pauses/{pauseId}/decision")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lifts a pause, or keeps it", description = "One that was kept may be lifted later.")
    void decide(
            Actor.Person person,
            @PathVariable long id,
            @PathVariable long pauseId,
            @Valid @RequestBody PauseDecisionBody body) {
        pauses.decide(person, id, pauseId, body.lift(), body.reason());
    }

    record AnswersBody(@NotNull List<@NotNull @Valid AnswerBody> answers) {}

    /** @param shapes none where there is nothing to see */
    record AnswerBody(@NotBlank String externalId, @NotNull List<@NotNull Shape> shapes) {
        KnownAnswer answer() {
            return new KnownAnswer(externalId, shapes);
        }
    }

    record EarlierJobBody(@NotNull Long jobId) {}

    record PauseDecisionBody(
            @NotNull Boolean lift, @NotBlank String reason) {}
}
