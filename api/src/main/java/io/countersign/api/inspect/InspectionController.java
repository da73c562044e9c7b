package io.countersign.api.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.identity.Actor;
import io.countersign.inspect.Defect;
import io.countersign.inspect.DefectClass;
import io.countersign.inspect.Finding;
import io.countersign.inspect.Inspections;
import io.countersign.inspect.SampledItem;
import io.countersign.item.MediaLinks;
import io.countersign.item.Modality;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tasks/{taskId}/inspection")
@Tag(name = "Inspections")
class InspectionController {
    private final Inspections inspections;
    private final MediaLinks links;
    private final IdempotentRequests requests;

    InspectionController(Inspections inspections, MediaLinks links, IdempotentRequests requests) {
        this.inspections = inspections;
        this.links = links;
        this.requests = requests;
    }

    @GetMapping
    @Allowed(Role.INSPECTOR)
    @Operation(summary = "The sample of a claimed task, with the labels to be inspected")
    SampleView sample(Actor.Person person, @PathVariable long taskId) {
        Inspections.Sample sample = inspections.sample(person, taskId);
        return new SampleView(
                LotView.of(sample.lot(), sample.inspection()),
                InspectionView.of(sample.inspection()),
                sample.items().stream()
                        .map(item -> SampledItemView.of(
                                item,
                                links.pathOrNull(person, taskId, sample.lot().jobId(), item.no(), item.mediaSha256())))
                        .toList());
    }

    @PostMapping
    @Allowed(Role.INSPECTOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Submits what was found",
            description = "Every item of the sample exactly once, with no defects where its labels are right.")
    void submit(
            Actor.Person person,
            @PathVariable long taskId,
            @Valid @RequestBody FindingsBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        requests.once(
                person,
                key,
                "inspect task " + taskId,
                body,
                () -> inspections.submit(
                        person,
                        taskId,
                        body.findings().stream().map(FindingBody::finding).toList()));
    }

    record SampleView(LotView lot, InspectionView inspection, List<SampledItemView> items) {}

    /**
     * @param mediaUrl where the media can be fetched for a few minutes; null where it is not stored here
     * @param text of a text without media; null for every other item
     * @param shapes the consolidated labels
     * @param countsFor classes of defects whose plan is judged on this item too
     */
    record SampledItemView(
            int no,
            String externalId,
            Modality modality,
            @Nullable String mediaSha256,
            @Nullable String mediaUrl,
            @Nullable String text,
            JsonNode shapes,
            Set<DefectClass> countsFor) {
        static SampledItemView of(SampledItem item, @Nullable String mediaUrl) {
            return new SampledItemView(
                    item.no(),
                    item.externalId(),
                    item.modality(),
                    item.mediaSha256(),
                    mediaUrl,
                    item.text(),
                    item.shapes(),
                    item.countsFor());
        }
    }

    record FindingsBody(@NotNull List<@NotNull @Valid FindingBody> findings) {}

    record FindingBody(@NotNull Integer itemNo, @NotNull List<@NotNull @Valid DefectBody> defects) {
        Finding finding() {
            return new Finding(itemNo, defects.stream().map(DefectBody::defect).toList());
        }
    }

    /** @param shapeId null where it is about the whole item */
    record DefectBody(
            @NotNull @JsonProperty("class") DefectClass defectClass,
            @NotBlank @Size(max = 2_000) String text,
            @Nullable String shapeId) {
        Defect defect() {
            return new Defect(defectClass, text, shapeId);
        }
    }
}
