package io.countersign.api.gold;

import io.countersign.api.security.Allowed;
import io.countersign.gold.Attempt;
import io.countersign.gold.Onboarding;
import io.countersign.gold.Pauses;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.MediaLinks;
import io.countersign.item.Modality;
import io.countersign.job.Jobs;
import io.countersign.problem.Invalid;
import io.countersign.processes.Role;
import io.countersign.schema.Shape;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Onboarding")
class OnboardingController {
    private final Onboarding onboarding;
    private final Pauses pauses;
    private final Jobs jobs;
    private final MediaLinks links;

    OnboardingController(Onboarding onboarding, Pauses pauses, Jobs jobs, MediaLinks links) {
        this.onboarding = onboarding;
        this.pauses = pauses;
        this.jobs = jobs;
        this.links = links;
    }

    @GetMapping("/me/onboardings")
    @Allowed(Role.ANNOTATOR)
    @Operation(summary = "Jobs whose onboarding one has to pass before one gets work of them")
    List<DueView> due(Actor.Person person) {
        return onboarding.due(person).stream().map(DueView::of).toList();
    }

    @GetMapping("/me/pauses")
    @Allowed(Role.ANNOTATOR)
    @Operation(summary = "Jobs in which one is paused, and why")
    List<PauseView> pauses(Actor.Person person) {
        return pauses.mine(person).stream()
                .map(pause -> PauseView.of(pause, person.name()))
                .toList();
    }

    @PostMapping("/me/pauses/{pauseId}/appeal")
    @Allowed(Role.ANNOTATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Asks the owner of the job to look again", description = "Once for each pause.")
    void appeal(Actor.Person person, @PathVariable long pauseId, @Valid @RequestBody AppealBody body) {
        pauses.appeal(person, pauseId, body.words());
    }

    @GetMapping("/jobs/{id}/onboarding")
    @Allowed(Role.ANNOTATOR)
    @Operation(summary = "The items of an onboarding, in an order of one's own")
    TrialView trial(Actor.Person person, @PathVariable long id) {
        Onboarding.Trial trial = onboarding.trial(person, id);
        return new TrialView(
                DueView.of(trial.due()),
                String.valueOf(jobs.get(id).schemaId()),
                trial.attempts(),
                trial.items().stream()
                        .map(item -> TrialItemView.of(
                                item, links.pathOrNull(person, null, id, item.no(), item.mediaSha256())))
                        .toList());
    }

    @PostMapping("/jobs/{id}/onboarding")
    @Allowed(Role.ANNOTATOR)
    @Operation(
            summary = "Gives labels of every item of an onboarding, and hears whether they pass",
            description = "An attempt that did not pass says what went wrong, class by class.")
    Attempt attempt(Actor.Person person, @PathVariable long id, @Valid @RequestBody TrialBody body) {
        Map<Integer, List<Shape>> labels = new TreeMap<>();
        for (int i = 0; i < body.items().size(); i++) {
            TrialLabels given = body.items().get(i);
            if (labels.put(given.itemNo(), given.shapes()) != null) {
                throw new Invalid("items[" + i + "].itemNo", "{0} is given twice", given.itemNo());
            }
        }
        return onboarding.attempt(person, id, labels);
    }

    /** @param passMark share of the items that must be right, 0 to 1 */
    record DueView(String jobId, String jobName, int items, double passMark, int attemptsLeft) {
        static DueView of(Onboarding.Due due) {
            return new DueView(
                    String.valueOf(due.jobId()), due.jobName(), due.items(), due.passMark(), due.attemptsLeft());
        }
    }

    record TrialView(DueView due, String schemaId, List<Attempt> attempts, List<TrialItemView> items) {}

    record TrialItemView(
            int itemNo,
            Modality modality,
            @Nullable String mediaSha256,
            @Nullable String mediaUrl) {
        static TrialItemView of(Item item, @Nullable String mediaUrl) {
            return new TrialItemView(item.no(), item.modality(), item.mediaSha256(), mediaUrl);
        }
    }

    record AppealBody(@NotBlank String words) {}

    record TrialBody(@NotNull List<@NotNull @Valid TrialLabels> items) {}

    record TrialLabels(@NotNull Integer itemNo, @NotNull List<@NotNull Shape> shapes) {}
}
