package io.countersign.infra.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camunda.client.protocol.rest.BatchOperationCreatedResult;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationBatchOperationPlan;
import io.camunda.client.protocol.rest.ProcessInstanceModificationMoveBatchOperationInstruction;
import io.countersign.infra.engine.batch.BatchPlan;
import io.countersign.infra.engine.batch.Batches;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batch operations on process instances. */
final class BatchEndpoints {
    private final Batches batches;
    private final Searches searches;

    BatchEndpoints(Batches batches, Searches searches) {
        this.batches = batches;
        this.searches = searches;
    }

    /** The body of a batch request; each operation reads its own part. */
    private record Request(
            @Nullable JsonNode filter,
            @Nullable Long operationReference,
            @Nullable ProcessInstanceMigrationBatchOperationPlan migrationPlan,
            @Nullable List<ProcessInstanceModificationMoveBatchOperationInstruction> moveInstructions) {}

    void addTo(Router router) {
        router.get("POST", "/process-instances/cancellation", call -> create(new BatchPlan.Cancel(), request(call)))
                .get("POST", "/process-instances/incident-resolution", call -> {
                    return create(new BatchPlan.Resolve(), request(call));
                })
                .get("POST", "/process-instances/migration", this::migrate)
                .get("POST", "/process-instances/modification", this::modify)
                .get("POST", "/process-instances/{key}/incident-resolution", this::resolveInstance)
                .get("POST", "/batch-operations/search", call -> searches.batches(call.search()))
                .get("GET", "/batch-operations/{key}", call -> searches.batch(call.key()))
                .command("POST", "/batch-operations/{key}/cancellation", call -> batches.cancel(call.key()))
                .command("POST", "/batch-operations/{key}/suspension", call -> batches.suspend(call.key()))
                .command("POST", "/batch-operations/{key}/resumption", call -> batches.resume(call.key()))
                .get("POST", "/batch-operation-items/search", call -> searches.batchItems(call.search()));
    }

    private static Request request(Call call) {
        return call.body(Request.class);
    }

    private BatchOperationCreatedResult migrate(Call call) {
        Request request = request(call);
        ProcessInstanceMigrationBatchOperationPlan plan = RestValues.present("migrationPlan", request.migrationPlan());
        RestValues.required("targetProcessDefinitionKey", plan.getTargetProcessDefinitionKey());
        if (RestValues.isEmpty(plan.getMappingInstructions())) {
            throw Problem.invalid("No mappingInstructions provided.");
        }
        return create(new BatchPlan.Migrate(plan), request);
    }

    private BatchOperationCreatedResult modify(Call call) {
        Request request = request(call);
        List<ProcessInstanceModificationMoveBatchOperationInstruction> moves =
                RestValues.present("moveInstructions", request.moveInstructions());
        if (moves.isEmpty()) {
            throw Problem.invalid("No moveInstructions provided.");
        }
        return create(new BatchPlan.Modify(moves), request);
    }

    private BatchOperationCreatedResult resolveInstance(Call call) {
        String key = Long.toString(call.key());
        searches.instance(call.key());
        JsonNode filter = JsonNodeFactory.instance.objectNode().put("processInstanceKey", key);
        return create(new BatchPlan.Resolve(), new Request(filter, null, null, null));
    }

    private BatchOperationCreatedResult create(BatchPlan plan, Request request) {
        JsonNode filter = request.filter() == null ? MissingNode.getInstance() : request.filter();
        if (filter.isMissingNode() || filter.isNull()) {
            throw Problem.invalid("No filter provided.");
        }
        return new BatchOperationCreatedResult()
                .batchOperationKey(Long.toString(batches.create(plan, filter)))
                .batchOperationType(plan.type());
    }
}
