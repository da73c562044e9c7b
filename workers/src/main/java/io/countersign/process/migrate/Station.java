package io.countersign.process.migrate;

import io.countersign.processes.drawing.Drawing;
import io.countersign.processes.drawing.DrawnElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element at which an instance can wait, or which waits for something while an instance is elsewhere.
 *
 * @param type as BPMN spells it, for example {@code userTask}; {@code eventSubProcess} for one that an event begins
 * @param nameZh null where it has none
 * @param scope id of the subprocess or process that it stands in
 * @param event what it waits for: {@code timer}, {@code message}, ...; null where it is no event
 * @param loop {@code none}, {@code parallel} or {@code sequential}
 * @param attachedTo of boundary events
 * @param implementation what carries a task out: {@code job}, {@code task-list}, {@code decision}, ...; empty elsewhere
 * @param jobType null where it is no job of a worker
 * @param kind of human work, as its header says
 */
record Station(
        String id,
        String type,
        @Nullable String name,
        @Nullable String nameZh,
        String scope,
        @Nullable String event,
        String loop,
        @Nullable String attachedTo,
        String implementation,
        @Nullable String jobType,
        @Nullable String kind) {
    private static final Set<String> ACTIVITIES = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "businessRuleTask",
            "manualTask",
            "subProcess",
            "adHocSubProcess",
            "callActivity",
            "eventBasedGateway",
            "intermediateCatchEvent",
            "boundaryEvent");
    private static final String DEFINITION = "EventDefinition";
    private static final String LOOP = "multiInstanceLoopCharacteristics";
    private static final List<String> IMPLEMENTATIONS =
            List.of("taskDefinition", "userTask", "calledDecision", "script", "calledElement");

    /** Of a drawing, by id, those in a scope behind their scope. */
    static Map<String, Station> of(Drawing drawing) {
        Map<String, Station> stations = new LinkedHashMap<>();
        for (DrawnElement element : drawing.elements().values()) {
            String scope = element.parent();
            if (scope != null && canWait(element, drawing)) {
                stations.put(element.id(), station(element, scope, drawing));
            }
        }
        return stations;
    }

    private static boolean canWait(DrawnElement element, Drawing drawing) {
        return ACTIVITIES.contains(element.type())
                || has(element, "taskDefinition")
                || element.type().equals("startEvent") && isOfEventSubprocess(element, drawing);
    }

    private static Station station(DrawnElement element, String scope, Drawing drawing) {
        Map<String, String> said = element.properties();
        return new Station(
                element.id(),
                isOfEventSubprocess(element, drawing) && element.type().equals("subProcess")
                        ? "eventSubProcess"
                        : element.type(),
                element.name(),
                said.get("properties/property[name:zh-CN]/@value"),
                scope,
                event(element),
                loop(element),
                said.get("@attachedToRef"),
                implementation(element),
                said.get("taskDefinition/@type"),
                said.get("taskHeaders/header[kind]/@value"));
    }

    private static boolean isOfEventSubprocess(DrawnElement element, Drawing drawing) {
        if (element.type().equals("subProcess")) {
            return "true".equals(element.properties().get("@triggeredByEvent"));
        }
        DrawnElement scope =
                element.parent() == null ? null : drawing.elements().get(element.parent());
        return element.type().equals("startEvent")
                && scope != null
                && "true".equals(scope.properties().get("@triggeredByEvent"));
    }

    private static @Nullable String event(DrawnElement element) {
        return element.properties().keySet().stream()
                .map(path -> path.split("[/\\[(]", 2)[0])
                .filter(path -> path.endsWith(DEFINITION))
                .map(path -> path.substring(0, path.length() - DEFINITION.length()))
                .findFirst()
                .orElse(null);
    }

    private static String loop(DrawnElement element) {
        if (!has(element, LOOP)) {
            return "none";
        }
        return "true".equals(element.properties().get(LOOP + "/@isSequential")) ? "sequential" : "parallel";
    }

    private static String implementation(DrawnElement element) {
        return IMPLEMENTATIONS.stream()
                .filter(one -> has(element, one))
                .findFirst()
                .orElse("");
    }

    private static boolean has(DrawnElement element, String child) {
        return element.properties().keySet().stream()
                .anyMatch(path -> path.equals(child) || path.startsWith(child + "/") || path.startsWith(child + "["));
    }

    boolean isBoundary() {
        return attachedTo != null;
    }

    /** Whether it is a task in the task list of people. */
    boolean isHuman() {
        return type.equals("userTask");
    }
}
