package io.countersign.infra.engine.job;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A worker that waits for jobs. */
record JobPoll(ActivationRequest request, CompletableFuture<List<ActivatedJobResult>> answer) {}
