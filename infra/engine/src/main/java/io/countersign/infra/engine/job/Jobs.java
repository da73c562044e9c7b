package io.countersign.infra.engine.job;

import io.camunda.client.protocol.rest.JobResult;
import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** What workers do with a job, by its key. Each command is one transaction. */
public final class Jobs {
    private final Commands commands;
    private final JobAvailability availability;
    private final ListenerJobs listeners;

    public Jobs(Commands commands, JobAvailability availability, ListenerJobs listeners) {
        this.commands = commands;
        this.availability = availability;
        this.listeners = listeners;
    }

    /**
     * Completes a job.
     *
     * @param held whether the command was accepted before and waited for canceling listeners
     */
    public void complete(long key, Map<String, @Nullable Object> variables, @Nullable JobResult result, boolean held) {
        commands.run(context -> {
            ExternalTaskEntity job = job(key, held);
            ListenerPlace.Mark mark = ListenerPlace.Mark.of(job);
            if (mark != null) {
                ExecutionListeners.complete(job, mark, variables);
                return null;
            }
            if (listeners.complete(job, result)) {
                return null;
            }
            boolean local = ElementModel.of(job.getExecution().getActivity()).hasOutputs();
            job.complete(local ? null : variables, local ? variables : null);
            return null;
        });
    }

    /**
     * A worker gives up.
     *
     * @param retries attempts left, set as given; 0 or less makes an incident
     * @param backOffMillis how long before the next attempt
     * @param variables become local to the job's element
     */
    public void fail(
            long key,
            int retries,
            @Nullable String message,
            long backOffMillis,
            Map<String, @Nullable Object> variables) {
        commands.run(context -> {
            ExternalTaskEntity job = job(key, false);
            job.getExecution().setVariablesLocal(variables);
            job.setErrorMessage(message);
            job.setWorkerId(null);
            if (retries <= 0) {
                stop(job, noRetries(job), message, 0);
                return null;
            }
            job.setRetries(retries);
            String type = job.getTopicName();
            if (backOffMillis > 0) {
                long free = Commands.now() + backOffMillis;
                job.setLockExpirationTime(new Date(free));
                EngineSql.afterCommit(() -> availability.availableAt(type, free));
            } else {
                job.setLockExpirationTime(null);
                EngineSql.afterCommit(() -> availability.available(type));
            }
            return null;
        });
    }

    /** A business error; without a catch event it becomes an incident at the job. */
    public void throwError(
            long key, String code, @Nullable String message, Map<String, @Nullable Object> variables, boolean held) {
        try {
            commands.run(context -> {
                ExternalTaskEntity job = job(key, held);
                if (ListenerPlace.Mark.of(job) != null || listeners.isListener(job)) {
                    throw Problem.wrongState("Expected to throw an error for job with key '" + key
                            + "', but the job of a listener cannot throw one");
                }
                ErrorVariables.with(
                        variables,
                        () -> job.bpmnError(code, message == null || message.isEmpty() ? null : message, null));
                return null;
            });
        } catch (ProcessEngineException failure) {
            if (!ErrorVariables.isUncaught(failure)) {
                throw failure;
            }
            String detail = "Expected to throw an error event with the code '" + code + "'"
                    + (message == null || message.isEmpty() ? "" : " with message '" + message + "'")
                    + ", but it was not caught.";
            commands.run(context -> {
                ExternalTaskEntity job = job(key, held);
                job.setErrorMessage(detail);
                job.setWorkerId(null);
                stop(job, "UNHANDLED_ERROR_EVENT", detail, job.getRetries());
                return null;
            });
        }
    }

    /** Sets the attempts left; a job with an incident stays where it is until the incident is resolved. */
    public void updateRetries(long key, int retries) {
        if (retries < 1) {
            throw Problem.invalid("Expected to update retries for job with key '" + key
                    + "' with a positive amount of retries, but the amount given was '" + retries + "'");
        }
        commands.run(context -> {
            ExternalTaskEntity job = find(key);
            job.setRetries(retries);
            if (!JobState.hasIncident(job)) {
                String type = job.getTopicName();
                EngineSql.afterCommit(() -> availability.available(type));
            }
            return null;
        });
    }

    /** Sets the time until the job comes back, from now. */
    public void updateTimeout(long key, long timeoutMillis) {
        commands.run(context -> {
            ExternalTaskEntity job = find(key);
            if (job.getWorkerId() == null) {
                throw Problem.wrongState(
                        "Expected to update the timeout of job with key '" + key + "', but it is not active");
            }
            JobState.requireActive(job);
            long end = Commands.now() + timeoutMillis;
            String type = job.getTopicName();
            job.setLockExpirationTime(new Date(end));
            EngineSql.afterCommit(() -> availability.availableAt(type, end));
            return null;
        });
    }

    /** Keeps a job for the command that finishes it and waits for canceling listeners. In a command. */
    public static void hold(long key) {
        ExternalTaskEntity job =
                Context.getCommandContext().getExternalTaskManager().findExternalTaskById(Long.toString(key));
        if (job != null) {
            job.setWorkerId(JobState.HELD);
            job.setLockExpirationTime(JobState.NEVER);
        }
    }

    /** Frees a job whose incident was resolved. In a command. */
    public void free(ExternalTaskEntity job) {
        job.setLockExpirationTime(null);
        String type = job.getTopicName();
        EngineSql.afterCommit(() -> availability.available(type));
    }

    private String noRetries(ExternalTaskEntity job) {
        if (ListenerPlace.Mark.of(job) != null) {
            return "EXECUTION_LISTENER_NO_RETRIES";
        }
        return listeners.isListener(job) ? "TASK_LISTENER_NO_RETRIES" : "JOB_NO_RETRIES";
    }

    private static void stop(ExternalTaskEntity job, String errorType, @Nullable String message, int retries) {
        JobIncidents.create(job, errorType, message);
        job.setRetries(Math.max(retries, 0));
        job.setLockExpirationTime(JobState.NEVER);
    }

    private static ExternalTaskEntity job(long key, boolean held) {
        ExternalTaskEntity job = find(key);
        if (!held) {
            JobState.requireActive(job);
        }
        return job;
    }

    private static ExternalTaskEntity find(long key) {
        boolean known = RootLock.ofJob(key);
        // While the lock was waited for, somebody else may have finished the job.
        ExternalTaskEntity job = known
                ? Context.getCommandContext().getExternalTaskManager().findExternalTaskById(Long.toString(key))
                : null;
        if (job == null) {
            throw JobState.notFound(Long.toString(key));
        }
        return job;
    }
}
