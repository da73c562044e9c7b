package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.SignalBroadcastRequest;
import io.camunda.client.protocol.rest.SignalBroadcastResult;
import io.countersign.infra.engine.message.Signals;

/** Signals. */
final class SignalEndpoints {
    private final Signals signals;

    SignalEndpoints(Signals signals) {
        this.signals = signals;
    }

    void addTo(Router router) {
        router.get("POST", "/signals/broadcast", call -> broadcast(call.body(SignalBroadcastRequest.class)));
    }

    private SignalBroadcastResult broadcast(SignalBroadcastRequest request) {
        String key = signals.broadcast(
                RestValues.required("signalName", request.getSignalName()),
                RestValues.variables(request.getVariables()));
        return new SignalBroadcastResult().signalKey(key).tenantId("<default>");
    }
}
