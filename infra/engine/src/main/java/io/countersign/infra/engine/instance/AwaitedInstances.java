package io.countersign.infra.engine.instance;

import io.countersign.infra.engine.store.EngineSql;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.operaton.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEventTypes;
import org.operaton.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Tells those who wait for the end of a process instance. Nobody holds a thread meanwhile. */
public final class AwaitedInstances implements HistoryEventHandler {
    private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

    /** Gives the state that the instance ends in; look whether it has ended before, after this call. */
    public CompletableFuture<String> await(String key) {
        CompletableFuture<String> end = waiting.computeIfAbsent(key, unknown -> new CompletableFuture<>());
        end.whenComplete((state, failure) -> waiting.remove(key, end));
        return end;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity instance
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
            EngineSql.afterCommit(() -> ended(instance.getProcessInstanceId(), instance.getState()));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private void ended(String key, String state) {
        CompletableFuture<String> end = waiting.get(key);
        if (end != null) {
            end.complete(state);
        }
    }
}
