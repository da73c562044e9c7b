package io.countersign.api.job;

import io.countersign.api.problem.JsonFaults;
import io.countersign.job.JobDraft;
import io.countersign.job.Participant;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent to make or change a job.
 *
 * @param policy the fields that differ from {@link Policy#standard()}; the rest may be left out
 */
record JobBody(
        @Nullable String name,
        @Nullable String schemaId,
        @Schema(implementation = Policy.class) @Nullable ObjectNode policy,
        @Nullable Instant deadline,
        @Nullable List<Participant> participants) {

    /** @throws Invalid naming every missing field, or the field of the policy that can't be read */
    JobDraft draft(JsonMapper json) {
        List<Violation> missing = new ArrayList<>();
        require(missing, "name", name);
        require(missing, "schemaId", schemaId);
        require(missing, "deadline", deadline);
        require(missing, "participants", participants);
        if (name == null || schemaId == null || deadline == null || participants == null) {
            throw new Invalid(missing);
        }
        return new JobDraft(name, schema(schemaId), policy(json), deadline, participants);
    }

    private static void require(List<Violation> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(new Violation(field, "is missing"));
        }
    }

    private static long schema(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new Invalid("schemaId", "is no id: {0}", id);
        }
    }

    private Policy policy(JsonMapper json) {
        ObjectNode whole = json.valueToTree(Policy.standard());
        if (policy != null) {
            whole.setAll(policy);
        }
        try {
            return json.treeToValue(whole, Policy.class);
        } catch (JacksonException e) {
            throw new Invalid(List.of(JsonFaults.of(e, "policy")));
        }
    }
}
