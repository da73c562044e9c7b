package io.countersign.infra.engine.job;

import io.countersign.infra.engine.store.EngineSql;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** Makes jobs: each is an external task on the execution that waits for it. */
public final class JobCreation {
    private JobCreation() {}

    /** @return the job's key */
    public static String create(ExecutionEntity execution, String type, int retries, JobAvailability availability) {
        return create(execution, type, retries, 0, availability);
    }

    static String create(ExecutionEntity execution, String type, int retries, long mark, JobAvailability availability) {
        ExternalTaskEntity job = ExternalTaskEntity.createAndInsert(execution, type, mark);
        job.setRetries(retries);
        EngineSql.afterCommit(() -> availability.available(type));
        return job.getId();
    }
}
