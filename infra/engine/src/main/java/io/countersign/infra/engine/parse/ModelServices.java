package io.countersign.infra.engine.parse;

import io.countersign.infra.engine.job.JobAvailability;
import io.countersign.infra.engine.message.Subscriptions;
import io.countersign.infra.engine.timer.Timers;
import io.countersign.infra.engine.usertask.UserTasks;
import java.util.function.Consumer;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What the elements of a model use when they run.
 *
 * @param messageInstanceEnded is given each ended instance of a process that has a message start event
 */
public record ModelServices(
        JobAvailability jobs,
        UserTasks userTasks,
        Subscriptions subscriptions,
        Timers timers,
        Consumer<ExecutionEntity> messageInstanceEnded) {}
