package io.countersign.infra.engine.job;

import io.camunda.client.protocol.rest.JobResult;
import io.camunda.client.protocol.rest.UserTaskProperties;
import io.countersign.infra.engine.model.ListenerEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** The jobs among them that are task listeners. */
public interface ListenerJobs {
    /**
     * A listener job's view of its user task.
     *
     * @param pendingVariables the variables of the completion that waits, empty otherwise
     */
    record Job(
            ListenerEvent event,
            Map<String, String> headers,
            UserTaskProperties userTask,
            Map<String, @Nullable Object> pendingVariables) {}

    /** Those of the jobs that are listeners, by job key. In a command. */
    Map<String, Job> find(List<String> jobKeys);

    /** Whether the job is a listener; if so its transition goes on. In a command. */
    boolean complete(ExternalTaskEntity job, @Nullable JobResult result);

    /** Whether the job is a listener. In a command. */
    boolean isListener(ExternalTaskEntity job);
}
