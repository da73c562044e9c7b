package io.countersign.infra.engine.parse;

import io.countersign.infra.engine.flow.Mapping;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.model.ExecutionListenerModels;
import io.countersign.infra.engine.model.ListenerEvent;
import io.countersign.infra.engine.model.ListenerModel;
import io.countersign.infra.engine.model.UserTaskModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** Reads the zeebe extensions of flow nodes. */
final class ElementModels {
    private ElementModels() {}

    static ElementModel of(Element flowNode) {
        boolean isUserTask = flowNode.getTagName().equals("userTask");
        return new ElementModel(
                Zeebe.headers(flowNode),
                !mappings(flowNode, "input").isEmpty(),
                !mappings(flowNode, "output").isEmpty(),
                isUserTask ? userTask(flowNode) : null);
    }

    /** @param direction input or output */
    static List<Mapping> mappings(Element flowNode, String direction) {
        return Zeebe.children(Zeebe.extension(flowNode, "ioMapping"), direction).stream()
                .map(mapping -> new Mapping(mapping.attribute("source", ""), mapping.attribute("target", "")))
                .toList();
    }

    private static UserTaskModel userTask(Element flowNode) {
        Element assignment = Zeebe.extension(flowNode, "assignmentDefinition");
        Element schedule = Zeebe.extension(flowNode, "taskSchedule");
        Element priority = Zeebe.extension(flowNode, "priorityDefinition");
        return new UserTaskModel(
                attribute(assignment, "assignee"),
                texts(attribute(assignment, "candidateGroups")),
                texts(attribute(assignment, "candidateUsers")),
                attribute(schedule, "dueDate"),
                attribute(schedule, "followUpDate"),
                attribute(priority, "priority"),
                listeners(flowNode));
    }

    static ExecutionListenerModels executionListeners(Element carrier) {
        return new ExecutionListenerModels(executionListeners(carrier, "start"), executionListeners(carrier, "end"));
    }

    private static List<ListenerModel> executionListeners(Element carrier, String event) {
        return Zeebe.children(Zeebe.extension(carrier, "executionListeners"), "executionListener").stream()
                .filter(listener -> event.equals(listener.attribute("eventType")))
                .map(ElementModels::listener)
                .toList();
    }

    private static ListenerModel listener(Element listener) {
        return new ListenerModel(
                listener.attribute("type", ""), listener.attribute("retries", "3"), Zeebe.ownHeaders(listener));
    }

    private static Map<ListenerEvent, List<ListenerModel>> listeners(Element flowNode) {
        Map<ListenerEvent, List<ListenerModel>> listeners = new EnumMap<>(ListenerEvent.class);
        for (Element listener : Zeebe.children(Zeebe.extension(flowNode, "taskListeners"), "taskListener")) {
            ListenerEvent event = ListenerEvent.of(listener.attribute("eventType"));
            if (event != null) {
                listeners.computeIfAbsent(event, key -> new ArrayList<>()).add(listener(listener));
            }
        }
        return listeners;
    }

    private static @Nullable String attribute(@Nullable Element element, String name) {
        return element == null ? null : element.attribute(name);
    }

    private static List<String> texts(@Nullable String source) {
        if (source == null || source.isBlank()) {
            return List.of();
        }
        if (source.startsWith("=")) {
            return List.of(source);
        }
        return Arrays.stream(source.split(",", -1)).map(String::strip).toList();
    }
}
