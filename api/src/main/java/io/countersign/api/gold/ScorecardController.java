package io.countersign.api.gold;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.insight.Scorecard;
import io.countersign.insight.Scorecards;
import io.countersign.processes.Role;
import io.countersign.quality.sampling.InspectionMode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Scorecards")
class ScorecardController {
    private final Scorecards scorecards;

    ScorecardController(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    @GetMapping("/api/v1/jobs/{id}/scorecards")
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(
            summary = "How each supplier of a job does",
            description =
                    "Every share with Wilson's interval. All for the owning organisation; a supplier sees its own.")
    List<ScorecardView> scorecards(Actor.Person person, @PathVariable long id) {
        return scorecards.of(person, id).stream().map(ScorecardView::of).toList();
    }

    /**
     * @param agreement shapes of two of its people that are the same
     * @param gold answers on gold items that are right
     * @param rightFirst packages that needed no rework
     * @param lotsAccepted lots accepted at their first inspection
     * @param onTime labelling tasks done by their due date
     */
    record ScorecardView(
            String supplier,
            ShareView agreement,
            ShareView gold,
            ShareView rightFirst,
            ShareView lotsAccepted,
            ShareView onTime,
            long openActions,
            InspectionMode mode) {
        static ScorecardView of(Scorecard card) {
            return new ScorecardView(
                    card.supplier(),
                    ShareView.of(card.agreement()),
                    ShareView.of(card.gold()),
                    ShareView.of(card.rightFirst()),
                    ShareView.of(card.lotsAccepted()),
                    ShareView.of(card.onTime()),
                    card.openActions(),
                    card.mode());
        }
    }
}
