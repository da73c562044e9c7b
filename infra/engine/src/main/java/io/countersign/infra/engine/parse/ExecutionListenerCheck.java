package io.countersign.infra.engine.parse;

import io.countersign.infra.engine.model.ExecutionListenerModels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** Which execution listeners an element may have. */
final class ExecutionListenerCheck {
    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway");
    private static final Set<String> CARRIERS = Set.of(
            "process",
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "scriptTask",
            "receiveTask",
            "task",
            "manualTask",
            "userTask",
            "callActivity",
            "subProcess");

    private final Element carrier;
    private final List<String> problems = new ArrayList<>();

    ExecutionListenerCheck(Element carrier) {
        this.carrier = carrier;
    }

    List<String> problems() {
        String tag = carrier.getTagName();
        if (!CARRIERS.contains(tag) && !GATEWAYS.contains(tag)) {
            return List.of("zeebe:executionListeners of a " + tag + " is not supported by this engine");
        }
        Set<String> seen = new HashSet<>();
        List<Element> listeners = Zeebe.children(Zeebe.extension(carrier, "executionListeners"), "executionListener");
        for (Element listener : listeners) {
            String event = listener.attribute("eventType", "");
            String type = listener.attribute("type", "");
            event(tag, event);
            if (type.isEmpty()) {
                problems.add("an execution listener must have a type");
            } else if (!seen.add(event + " " + type)) {
                problems.add("two execution listeners have the event type '" + event + "' and the type '" + type + "'");
            }
        }
        if (listeners.size() >= ExecutionListenerModels.MOST) {
            problems.add("an element must have fewer than " + ExecutionListenerModels.MOST + " execution listeners");
        }
        return problems;
    }

    private void event(String tag, String event) {
        if (!event.equals("start") && !event.equals("end")) {
            problems.add("execution listeners of the event type '" + event + "' are not supported by this engine");
        } else if (carrier.element("compensateEventDefinition") != null && tag.equals("boundaryEvent")) {
            problems.add("a compensation event at a boundary must not have execution listeners: its handler may");
        } else if (event.equals("start") && (tag.equals("startEvent") || tag.equals("boundaryEvent"))) {
            problems.add("a " + tag + " must not have start listeners");
        } else if (event.equals("end") && GATEWAYS.contains(tag)) {
            problems.add("a gateway must not have end listeners");
        } else if (event.equals("end") && tag.equals("endEvent") && carrier.element("errorEventDefinition") != null) {
            problems.add("an error end event must not have end listeners");
        }
    }
}
