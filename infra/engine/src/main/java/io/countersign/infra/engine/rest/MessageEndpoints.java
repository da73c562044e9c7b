package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.MessagePublicationRequest;
import io.camunda.client.protocol.rest.MessagePublicationResult;
import io.countersign.infra.engine.message.Messages;

/** Messages. */
final class MessageEndpoints {
    private final Messages messages;

    MessageEndpoints(Messages messages) {
        this.messages = messages;
    }

    void addTo(Router router) {
        router.get("POST", "/messages/publication", call -> publish(call.body(MessagePublicationRequest.class)));
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
