package io.countersign.api.inspect;

import io.countersign.api.security.Allowed;
import io.countersign.problem.Invalid;
import io.countersign.quality.sampling.InspectionLevel;
import io.countersign.quality.sampling.SamplingPlans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a policy's inspection would come to, before there is a lot. */
@RestController
@RequestMapping("/api/v1/sampling")
@Tag(name = "Lots")
class SamplingController {
    private static final int MOST_ITEMS = 1_000_000;
    private final SamplingPlans plans = SamplingPlans.mil105e();

    /** @param aqls ascending, as policies write them */
    record SamplingTables(List<String> levels, List<String> aqls) {}

    @GetMapping
    @Allowed
    @Operation(summary = "The inspection levels and AQLs that a policy can choose from")
    SamplingTables tables() {
        return new SamplingTables(levels(), aqls());
    }

    @GetMapping("/plan")
    @Allowed
    @Operation(
            summary = "The sampling plans of MIL-STD-105E for a lot",
            description = "Under normal, tightened and reduced inspection, and how likely lots of some quality pass.")
    SamplingPlanView plan(
            @RequestParam(defaultValue = "200") int lotSize,
            @RequestParam(defaultValue = "II") String level,
            @RequestParam(defaultValue = "1") String aql) {
        if (lotSize < 1 || lotSize > MOST_ITEMS) {
            throw new Invalid("lotSize", "must be {0} to {1}, was {2}", 1, MOST_ITEMS, lotSize);
        }
        InspectionLevel known = Arrays.stream(InspectionLevel.values())
                .filter(one -> one.label().equals(level))
                .findFirst()
                .orElseThrow(() -> new Invalid("level", "must be one of {0}, was {1}", levels(), level));
        return SamplingPlanView.of(plans, lotSize, known, knownAql(aql));
    }

    private BigDecimal knownAql(String aql) {
        try {
            BigDecimal number = new BigDecimal(aql);
            if (plans.aqls().stream().anyMatch(one -> one.compareTo(number) == 0)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Invalid("aql", "must be one of {0}, was {1}", aqls(), aql);
        }
        throw new Invalid("aql", "must be one of {0}, was {1}", aqls(), aql);
    }

    private static List<String> levels() {
        return Arrays.stream(InspectionLevel.values())
                .map(InspectionLevel::label)
                .toList();
    }

    private List<String> aqls() {
        return plans.aqls().stream().map(BigDecimal::toPlainString).toList();
    }
}
