package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.MessageCorrelationRequest;
import io.camunda.client.protocol.rest.MessageCorrelationResult;
import io.camunda.client.protocol.rest.MessagePublicationRequest;
import io.camunda.client.protocol.rest.MessagePublicationResult;
import io.countersign.infra.engine.message.Messages;
import io.countersign.infra.engine.query.Searches;

/** Messages. */
final class MessageEndpoints {
    private final Messages messages;
    private final Searches searches;

    MessageEndpoints(Messages messages, Searches searches) {
        this.messages = messages;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.get("POST", "/messages/publication", call -> publish(call.body(MessagePublicationRequest.class)))
                .get("POST", "/messages/correlation", call -> correlate(call.body(MessageCorrelationRequest.class)))
                .get("POST", "/message-subscriptions/search", call -> searches.subscriptions(call.search()))
                .get("POST", "/correlated-message-subscriptions/search", call -> searches.correlations(call.search()));
    }

    private MessageCorrelationResult correlate(MessageCorrelationRequest request) {
        Messages.Correlated correlated = messages.correlate(
                RestValues.required("name", request.getName()),
                request.getCorrelationKey() == null ? "" : request.getCorrelationKey(),
                RestValues.variables(request.getVariables()));
        return new MessageCorrelationResult()
                .messageKey(correlated.messageKey())
                .processInstanceKey(correlated.processInstanceKey())
                .tenantId("<default>");
    }

    private MessagePublicationResult publish(MessagePublicationRequest request) {
        String key = messages.publish(
                RestValues.required("name", request.getName()),
                request.getCorrelationKey() == null ? "" : request.getCorrelationKey(),
                RestValues.atLeast("timeToLive", 0, request.getTimeToLive() == null ? 0 : request.getTimeToLive()),
                request.getMessageId(),
                RestValues.variables(request.getVariables()));
        return new MessagePublicationResult().messageKey(key).tenantId("<default>");
    }
}
