package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.camunda.client.protocol.rest.JobActivationRequest;
import io.camunda.client.protocol.rest.JobActivationResult;
import io.camunda.client.protocol.rest.JobChangeset;
import io.camunda.client.protocol.rest.JobCompletionRequest;
import io.camunda.client.protocol.rest.JobErrorRequest;
import io.camunda.client.protocol.rest.JobFailRequest;
import io.camunda.client.protocol.rest.JobUpdateRequest;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.job.ActivationRequest;
import io.countersign.infra.engine.job.JobPolls;
import io.countersign.infra.engine.job.Jobs;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Jobs. */
final class JobEndpoints {
    private static final long DEFAULT_WAIT_MILLIS = 10_000;

    private final Jobs jobs;
    private final JobPolls polls;
    private final HeldCommands held;
    private final Searches searches;

    JobEndpoints(Jobs jobs, JobPolls polls, HeldCommands held, Searches searches) {
        this.jobs = jobs;
        this.polls = polls;
        this.held = held;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.later("POST", "/jobs/activation", call -> activate(call.body(JobActivationRequest.class)))
                .get("POST", "/jobs/search", call -> searches.jobs(call.search()))
                .command("POST", "/jobs/{key}/completion", this::complete)
                .command("POST", "/jobs/{key}/failure", this::fail)
                .command("POST", "/jobs/{key}/error", this::throwError)
                .command("PATCH", "/jobs/{key}", this::update);
    }

    private CompletionStage<Answer> activate(JobActivationRequest request) {
        String type = RestValues.required("type", request.getType());
        long timeout = RestValues.atLeast("timeout", 1, RestValues.present("timeout", request.getTimeout()));
        int maxJobs = Math.toIntExact(RestValues.atLeast(
                "maxJobsToActivate", 1, RestValues.present("maxJobsToActivate", request.getMaxJobsToActivate())));
        long wait = request.getRequestTimeout() == null ? 0 : request.getRequestTimeout();
        CompletableFuture<List<ActivatedJobResult>> activation = polls.activate(new ActivationRequest(
                type,
                request.getWorker() == null ? "" : request.getWorker(),
                timeout,
                maxJobs,
                request.getFetchVariable() == null ? List.of() : request.getFetchVariable(),
                wait == 0 ? DEFAULT_WAIT_MILLIS : wait));
        CompletableFuture<Answer> answer = activation.thenApply(found ->
                Answer.ok(new JobActivationResult().jobs(found)).whenUndelivered(() -> polls.release(type, found)));
        // A client that is gone must not be given jobs.
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled() && !activation.cancel(false)) {
                activation.thenAccept(found -> polls.release(type, found));
            }
        });
        return answer;
    }

    private void complete(Call call) {
        JobCompletionRequest request = call.optionalBody(JobCompletionRequest.class);
        long key = call.key();
        Map<String, @Nullable Object> variables = RestValues.variables(request.getVariables());
        held.run(
                new HeldCommand.JobCompletion(key, variables, request.getResult()),
                () -> jobs.complete(key, variables, request.getResult(), false));
    }

    private void fail(Call call) {
        JobFailRequest request = call.optionalBody(JobFailRequest.class);
        jobs.fail(
                call.key(),
                request.getRetries() == null ? 0 : request.getRetries(),
                request.getErrorMessage(),
                request.getRetryBackOff() == null ? 0 : request.getRetryBackOff(),
                RestValues.variables(request.getVariables()));
    }

    private void throwError(Call call) {
        JobErrorRequest request = call.body(JobErrorRequest.class);
        long key = call.key();
        String code = RestValues.required("errorCode", request.getErrorCode());
        Map<String, @Nullable Object> variables = RestValues.variables(request.getVariables());
        held.run(
                new HeldCommand.JobError(key, code, request.getErrorMessage(), variables),
                () -> jobs.throwError(key, code, request.getErrorMessage(), variables, false));
    }

    private void update(Call call) {
        JobChangeset changes = call.body(JobUpdateRequest.class).getChangeset();
        if (changes == null || changes.getRetries() == null && changes.getTimeout() == null) {
            throw Problem.invalid("At least one of [retries, timeout] is required.");
        }
        if (changes.getRetries() != null) {
            jobs.updateRetries(call.key(), changes.getRetries());
        }
        if (changes.getTimeout() != null) {
            jobs.updateTimeout(call.key(), changes.getTimeout());
        }
    }
}
