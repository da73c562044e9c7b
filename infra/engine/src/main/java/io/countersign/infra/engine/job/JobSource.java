package io.countersign.infra.engine.job;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where jobs for workers come from. Each call asks the database and fails when that is away. */
interface JobSource {
    /** The oldest free jobs of a type, now in the hands of the worker. */
    List<ActivatedJobResult> activate(ActivationRequest request);

    /** Gives jobs back that did not reach their worker, unless they were finished or timed out since. */
    void release(List<ActivatedJobResult> jobs);

    /** When the next job of the type comes back by timeout or back-off, as engine time; null if none will. */
    @Nullable Long nextReturn(String type);
}
