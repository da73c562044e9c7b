package io.countersign.infra.engine.batch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camunda.client.protocol.rest.BatchOperationTypeEnum;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationBatchOperationPlan;
import io.camunda.client.protocol.rest.ProcessInstanceModificationMoveBatchOperationInstruction;
import java.util.List;

/** What a batch does to each of its items. Stored with the batch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BatchPlan.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = BatchPlan.Migrate.class, name = "migrate"),
    @JsonSubTypes.Type(value = BatchPlan.Modify.class, name = "modify"),
    @JsonSubTypes.Type(value = BatchPlan.Resolve.class, name = "resolve")
})
public sealed interface BatchPlan {
    BatchOperationTypeEnum type();

    /** Cancels root instances. */
    record Cancel() implements BatchPlan {
        @Override
        public BatchOperationTypeEnum type() {
            return BatchOperationTypeEnum.CANCEL_PROCESS_INSTANCE;
        }
    }

    record Migrate(ProcessInstanceMigrationBatchOperationPlan plan) implements BatchPlan {
        @Override
        public BatchOperationTypeEnum type() {
            return BatchOperationTypeEnum.MIGRATE_PROCESS_INSTANCE;
        }
    }

    /** Moves all active instances of the source elements. */
    record Modify(List<ProcessInstanceModificationMoveBatchOperationInstruction> moves) implements BatchPlan {
        @Override
        public BatchOperationTypeEnum type() {
            return BatchOperationTypeEnum.MODIFY_PROCESS_INSTANCE;
        }
    }

    /** Resolves the active incidents of the instances; each incident is an item. */
    record Resolve() implements BatchPlan {
        @Override
        public BatchOperationTypeEnum type() {
            return BatchOperationTypeEnum.RESOLVE_INCIDENT;
        }
    }
}
