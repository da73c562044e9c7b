package io.countersign.api.release;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.release.BundleComparison;
import io.countersign.release.Deprecations;
import io.countersign.release.ReleaseComparison;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a release among the versions of its job. */
@RestController
@RequestMapping("/api/v1/releases/{releaseId}")
@Tag(name = "Releases")
class ReleaseLifeController {
    private final Deprecations deprecations;
    private final ReleaseComparison comparison;

    ReleaseLifeController(Deprecations deprecations, ReleaseComparison comparison) {
        this.deprecations = deprecations;
        this.comparison = comparison;
    }

    @PostMapping("/deprecation")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Says that a sealed release is not to be used any more",
            description = "For job owners of the owning organisation. What was signed and sealed stays as it is.")
    void deprecate(Actor.Person person, @PathVariable long releaseId, @Valid @RequestBody DeprecationBody body) {
        deprecations.deprecate(person, releaseId, body.reason(), body.replacedBy());
    }

    @GetMapping("/comparison")
    @Allowed({Role.JOB_OWNER, Role.SIGNATORY, Role.AUDITOR})
    @Operation(
            summary = "What a release changes of another of the same job",
            description = "For people of the owning organisation. The first thousand items of each kind are named.")
    ComparisonView compare(Actor.Person person, @PathVariable long releaseId, @RequestParam(name = "with") long with) {
        return ComparisonView.of(comparison.compare(person, with, releaseId));
    }

    /** @param replacedBy version of the same job to use instead */
    record DeprecationBody(
            @NotNull @Size(max = 2_000) String reason,
            @Nullable Integer replacedBy) {}

    /**
     * @param same items whose labels are the same
     * @param drift total variation distance of the shares of the classes, 0 to 1
     */
    record ComparisonView(
            int beforeVersion,
            int afterVersion,
            long added,
            long removed,
            long changed,
            long same,
            double drift,
            List<ItemChange> items,
            List<ClassChange> classes) {
        static ComparisonView of(BundleComparison.Difference difference) {
            return new ComparisonView(
                    difference.beforeVersion(),
                    difference.afterVersion(),
                    difference.added(),
                    difference.removed(),
                    difference.changed(),
                    difference.same(),
                    difference.drift(),
                    difference.named().entrySet().stream()
                            .map(one -> new ItemChange(one.getKey(), one.getValue()))
                            .toList(),
                    difference.classes().entrySet().stream()
                            .map(one -> new ClassChange(
                                    one.getKey(),
                                    one.getValue().before(),
                                    one.getValue().after()))
                            .toList());
        }
    }

    /** @param what {@code added}, {@code removed} or {@code changed} */
    record ItemChange(String externalId, String what) {}

    /** @param before labels of the class in the release compared with */
    record ClassChange(String label, long before, long after) {}
}
