package io.countersign.infra.engine.parse;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.model.ListenerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** Finds what the engine would not carry out as drawn. Nothing is ignored silently. */
final class ModelCheck {
    private static final String MULTI_INSTANCE = "multiInstanceLoopCharacteristics";
    private static final Set<String> PASSIVE = Set.of(
            "documentation",
            "extensionElements",
            "incoming",
            "outgoing",
            "laneSet",
            "textAnnotation",
            "association",
            "group",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "ioSpecification",
            "property");

    private static final Set<String> JOB = Set.of("taskDefinition", "taskHeaders", "ioMapping", "properties");
    private static final Set<String> MAPPED = Set.of("ioMapping", "properties");

    /** The extension elements that mean something, by the element that carries them. */
    private static final Map<String, Set<String>> EXTENSIONS = Map.ofEntries(
            Map.entry("process", Set.of("properties", "versionTag")),
            Map.entry("serviceTask", JOB),
            Map.entry("sendTask", JOB),
            Map.entry(
                    "businessRuleTask",
                    Set.of("calledDecision", "taskDefinition", "taskHeaders", "ioMapping", "properties")),
            Map.entry("scriptTask", Set.of("script", "taskDefinition", "taskHeaders", "ioMapping", "properties")),
            Map.entry("receiveTask", MAPPED),
            Map.entry("task", MAPPED),
            Map.entry("manualTask", MAPPED),
            Map.entry("endEvent", JOB),
            Map.entry("intermediateThrowEvent", JOB),
            Map.entry("boundaryEvent", MAPPED),
            Map.entry(
                    "userTask",
                    Set.of(
                            "userTask",
                            "assignmentDefinition",
                            "taskSchedule",
                            "priorityDefinition",
                            "taskHeaders",
                            "taskListeners",
                            "ioMapping",
                            "properties")),
            Map.entry("callActivity", Set.of("calledElement", "ioMapping", "properties")),
            Map.entry("subProcess", MAPPED),
            Map.entry("intermediateCatchEvent", MAPPED),
            Map.entry(MULTI_INSTANCE, Set.of("loopCharacteristics")),
            Map.entry("message", Set.of("subscription")));

    private static final Set<String> STARTS_PROCESS =
            Set.of("messageEventDefinition", "timerEventDefinition", "signalEventDefinition");
    private static final Set<String> STARTS_EVENT_SUBPROCESS = Set.of(
            "messageEventDefinition",
            "timerEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition");
    private static final Set<String> CAUGHT =
            Set.of("messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "linkEventDefinition");
    private static final Set<String> ACTIVITIES = Set.of(
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
    private static final Set<String> CAUGHT_AT_BOUNDARY = Set.of(
            "messageEventDefinition",
            "timerEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "compensateEventDefinition");
    private static final Set<String> THROWN = Set.of(
            "messageEventDefinition",
            "signalEventDefinition",
            "escalationEventDefinition",
            "compensateEventDefinition",
            "linkEventDefinition");
    private static final Set<String> THROWN_AT_END = Set.of(
            "messageEventDefinition",
            "signalEventDefinition",
            "escalationEventDefinition",
            "compensateEventDefinition",
            "errorEventDefinition",
            "terminateEventDefinition");
    private static final Set<String> ONLY_PROPERTIES = Set.of("properties");

    private final Element definitions;
    private final List<Finding> findings = new ArrayList<>();
    private Set<String> caughtLinks = Set.of();

    /** What is wrong, and where. */
    record Finding(String message, Element element) {}

    ModelCheck(Element definitions) {
        this.definitions = definitions;
    }

    List<Finding> findings() {
        List<Element> processes = definitions.elements("process").stream()
                .filter(process -> "true".equals(process.attribute("isExecutable")))
                .toList();
        if (processes.isEmpty()) {
            findings.add(new Finding("must contain at least one executable process", definitions));
        }
        for (Element process : processes) {
            extensions(process, EXTENSIONS.getOrDefault("process", Set.of()));
            container(process, false);
        }
        return findings;
    }

    private void container(Element scope, boolean triggeredByEvent) {
        caughtLinks = scope.elements("intermediateCatchEvent").stream()
                .map(event -> event.element("linkEventDefinition"))
                .filter(link -> link != null)
                .map(link -> link.attribute("name", ""))
                .collect(Collectors.toSet());
        Set<String> links = caughtLinks;
        for (Element child : scope.elements()) {
            caughtLinks = links;
            switch (child.getTagName()) {
                case "sequenceFlow" -> sequenceFlow(child);
                case "startEvent" -> startEvent(child, scope, triggeredByEvent);
                case "endEvent" -> event(child, THROWN_AT_END, true);
                case "intermediateCatchEvent" -> event(child, CAUGHT, false);
                case "boundaryEvent" -> boundaryEvent(child, scope);
                case "intermediateThrowEvent" -> event(child, THROWN, true);
                case "serviceTask", "sendTask" -> activity(child, "taskDefinition");
                case "businessRuleTask" -> businessRuleTask(child);
                case "scriptTask" -> scriptTask(child);
                case "receiveTask" -> {
                    activity(child, null);
                    message(child, child.attribute("messageRef"));
                }
                case "task", "manualTask" -> activity(child, null);
                case "userTask" -> userTask(child);
                case "callActivity" -> callActivity(child);
                case "subProcess" -> subProcess(child);
                case "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway" -> node(child);
                default -> {
                    if (!PASSIVE.contains(child.getTagName()) && !scopeDetail(scope, child)) {
                        refuse(child, child.getTagName() + " is not supported by this engine");
                    }
                }
            }
        }
    }

    private void scriptTask(Element task) {
        Element script = Zeebe.extension(task, "script");
        activity(task, script == null ? "taskDefinition" : null);
        if (script != null
                && (!script.attribute("expression", "").startsWith("=")
                        || script.attribute("resultVariable", "").isEmpty())) {
            refuse(task, "zeebe:script must have a FEEL expression that starts with '=' and a result variable");
        }
    }

    private void businessRuleTask(Element task) {
        Element decision = Zeebe.extension(task, "calledDecision");
        activity(task, decision == null ? "taskDefinition" : null);
        if (decision == null) {
            return;
        }
        if (decision.attribute("decisionId", "").isEmpty()
                || decision.attribute("resultVariable", "").isEmpty()) {
            refuse(task, "zeebe:calledDecision must have a decision id and a result variable");
        }
        if (!Set.of("latest", "deployment").contains(decision.attribute("bindingType", "latest"))) {
            refuse(task, "binding type '" + decision.attribute("bindingType") + "' is not supported by this engine");
        }
    }

    private void boundaryEvent(Element boundary, Element scope) {
        event(boundary, CAUGHT_AT_BOUNDARY, false);
        if (!ElementModels.mappings(boundary, "input").isEmpty()) {
            refuse(boundary, "input mappings of a boundary event are not supported by this engine");
        }
        String host = boundary.attribute("attachedToRef", "");
        String tag = scope.elements().stream()
                .filter(element -> host.equals(element.attribute("id")))
                .map(Element::getTagName)
                .findFirst()
                .orElse("");
        if (!ACTIVITIES.contains(tag)) {
            refuse(boundary, "a boundary event must be attached to an activity");
        }
        if (boundary.element("errorEventDefinition") != null && "false".equals(boundary.attribute("cancelActivity"))) {
            refuse(boundary, "an error event at a boundary must interrupt");
        }
        if (boundary.element("escalationEventDefinition") != null
                && !Set.of("subProcess", "callActivity").contains(tag)) {
            refuse(boundary, "an escalation can only be caught at a subProcess or a callActivity");
        }
        if (boundary.element("compensateEventDefinition") != null) {
            compensation(boundary, scope);
        }
    }

    private void compensation(Element boundary, Element scope) {
        Set<String> targets = scope.elements("association").stream()
                .filter(association -> boundary.attribute("id", "").equals(association.attribute("sourceRef")))
                .map(association -> association.attribute("targetRef", ""))
                .collect(Collectors.toSet());
        boolean handled = scope.elements().stream()
                .anyMatch(element -> targets.contains(element.attribute("id", ""))
                        && "true".equals(element.attribute("isForCompensation")));
        if (!handled) {
            refuse(boundary, "the compensation event must be associated with an activity that is for compensation");
        }
    }

    private static boolean scopeDetail(Element scope, Element child) {
        return scope.getTagName().equals("subProcess") && child.getTagName().equals(MULTI_INSTANCE);
    }

    private void sequenceFlow(Element flow) {
        node(flow);
        Element condition = flow.element("conditionExpression");
        if (condition != null) {
            String text = condition.getText().strip();
            if (!text.startsWith("=")) {
                refuse(flow, "the condition must be a FEEL expression that starts with '='");
            }
            feel(flow, text);
        }
    }

    private void startEvent(Element start, Element scope, boolean triggeredByEvent) {
        if (triggeredByEvent) {
            event(start, STARTS_EVENT_SUBPROCESS, false);
        } else if (scope.getTagName().equals("process")) {
            event(start, STARTS_PROCESS, true);
        } else {
            event(start, Set.of(), true);
        }
        if (triggeredByEvent && !ElementModels.mappings(start, "input").isEmpty()) {
            refuse(start, "input mappings of a start event are not supported by this engine");
        }
    }

    private void event(Element event, Set<String> allowed, boolean noneAllowed) {
        boolean eventStart = event.getTagName().equals("startEvent") && !noneAllowed;
        node(event, eventStart ? Set.of("ioMapping", "properties") : extensionsOf(event));
        List<Element> triggers = event.elements().stream()
                .filter(child -> child.getTagName().endsWith("EventDefinition"))
                .toList();
        if (triggers.size() > 1) {
            refuse(event, "more than one event definition is not supported by this engine");
        } else if (triggers.isEmpty()) {
            if (!noneAllowed) {
                refuse(event, "the event must have an event definition");
            }
        } else {
            trigger(event, triggers.get(0), allowed);
        }
    }

    private void trigger(Element event, Element trigger, Set<String> allowed) {
        String tag = trigger.getTagName();
        if (!allowed.contains(tag)) {
            refuse(event, tag + " of a " + event.getTagName() + " is not supported by this engine");
            return;
        }
        boolean thrown = Set.of("endEvent", "intermediateThrowEvent").contains(event.getTagName());
        switch (tag) {
            case "messageEventDefinition" -> {
                if (!thrown) {
                    message(event, trigger.attribute("messageRef"));
                } else if (Zeebe.extension(event, "taskDefinition") == null) {
                    refuse(event, "a message that is thrown is a job: the event must have a zeebe:taskDefinition");
                }
            }
            case "timerEventDefinition" -> timer(event, trigger);
            case "signalEventDefinition" -> signal(event, trigger.attribute("signalRef"));
            case "escalationEventDefinition" -> escalation(event, trigger.attribute("escalationRef"), thrown);
            case "linkEventDefinition" -> link(event, trigger.attribute("name", ""), thrown);
            case "errorEventDefinition" -> error(event, trigger);
            default -> {
                // Termination and compensation need nothing more.
            }
        }
        if (thrown
                && !tag.equals("messageEventDefinition")
                && !ElementModels.mappings(event, "output").isEmpty()) {
            refuse(event, "output mappings of this event are not supported by this engine");
        }
    }

    private void signal(Element event, @Nullable String reference) {
        Element signal = byId("signal", reference);
        if (signal == null || signal.attribute("name", "").isEmpty()) {
            refuse(event, "the event must refer to a signal with a name");
            return;
        }
        feel(event, signal.attribute("name"));
        if (isProcessStart(event) && Feel.isExpression(signal.attribute("name"))) {
            refuse(event, "the signal of a start event must have a fixed name");
        }
    }

    private void escalation(Element event, @Nullable String reference, boolean thrown) {
        Element escalation = byId("escalation", reference);
        if (escalation == null && (thrown || reference != null)) {
            refuse(event, "the event must refer to an escalation");
        } else if (escalation != null) {
            String code = escalation.attribute("escalationCode", "");
            if (code.isEmpty() && thrown) {
                refuse(event, "the event must refer to an escalation with a code");
            } else if (Feel.isExpression(code)) {
                refuse(event, "an escalation code that is an expression is not supported by this engine");
            }
        }
    }

    private void link(Element event, String name, boolean thrown) {
        if (name.isEmpty()) {
            refuse(event, "the link must have a name");
        } else if (thrown && !caughtLinks.contains(name)) {
            refuse(event, "no link catch event of the same scope has the name '" + name + "'");
        }
    }

    private void message(Element event, @Nullable String reference) {
        Element message = byId("message", reference);
        if (message == null || message.attribute("name", "").isEmpty()) {
            refuse(event, "the event must refer to a message with a name");
            return;
        }
        feel(event, message.attribute("name"));
        extensions(message, extensionsOf(message));
        Element subscription = Zeebe.extension(message, "subscription");
        String key = subscription == null ? null : subscription.attribute("correlationKey");
        boolean startsProcess = isProcessStart(event);
        if (key != null) {
            feel(event, key);
        } else if (!startsProcess) {
            refuse(event, "the message '" + message.attribute("name") + "' must have a correlation key");
        }
    }

    private boolean isProcessStart(Element start) {
        return definitions.elements("process").stream()
                .anyMatch(process -> process.elements("startEvent").contains(start));
    }

    private void timer(Element event, Element definition) {
        TimerText timer = TimerText.of(definition);
        String problem = timer.problem();
        if (problem != null) {
            refuse(event, problem);
        }
        feel(event, timer.text());
    }

    private void error(Element event, Element definition) {
        String reference = definition.attribute("errorRef");
        Element error = byId("error", reference);
        if (reference == null && !event.getTagName().equals("endEvent")) {
            return;
        }
        if (error == null || error.attribute("errorCode", "").isEmpty()) {
            refuse(event, "the event must refer to an error with a code");
        } else if (error.attribute("errorCode").startsWith("=")) {
            refuse(event, "an error code that is an expression is not supported by this engine");
        }
    }

    private @Nullable Element byId(String tag, @Nullable String id) {
        return definitions.elements(tag).stream()
                .filter(element -> element.attribute("id", "").equals(id))
                .findFirst()
                .orElse(null);
    }

    private void userTask(Element task) {
        activity(task, "userTask");
        for (Element listener : Zeebe.children(Zeebe.extension(task, "taskListeners"), "taskListener")) {
            if (ListenerEvent.of(listener.attribute("eventType")) == null) {
                refuse(
                        task,
                        "task listeners of the event type '" + listener.attribute("eventType")
                                + "' are not supported by this engine");
            }
            if (listener.attribute("type", "").isEmpty()) {
                refuse(task, "a task listener must have a type");
            }
        }
    }

    private void callActivity(Element call) {
        activity(call, "calledElement");
        Element called = Zeebe.extension(call, "calledElement");
        if (called != null && called.attribute("processId", "").isEmpty()) {
            refuse(call, "the call activity must name a process id");
        }
        binding(call, called);
    }

    private void binding(Element carrier, @Nullable Element called) {
        String binding = called == null ? "latest" : called.attribute("bindingType", "latest");
        if (!Set.of("latest", "deployment", "versionTag").contains(binding)) {
            refuse(carrier, "binding type '" + binding + "' is not supported by this engine");
        } else if (called != null
                && binding.equals("versionTag")
                && called.attribute("versionTag", "").isEmpty()) {
            refuse(carrier, "the binding type 'versionTag' needs a version tag");
        }
    }

    private void subProcess(Element subProcess) {
        activity(subProcess, null);
        container(subProcess, "true".equals(subProcess.attribute("triggeredByEvent")));
    }

    private void activity(Element activity, @Nullable String needed) {
        node(activity);
        if (needed != null && Zeebe.extension(activity, needed) == null) {
            refuse(
                    activity,
                    "a " + activity.getTagName() + " without zeebe:" + needed + " is not supported by this engine");
        }
        if (activity.element("standardLoopCharacteristics") != null) {
            refuse(activity, "standardLoopCharacteristics is not supported by this engine");
        }
        Element multiInstance = activity.element(MULTI_INSTANCE);
        if (multiInstance != null) {
            multiInstance(activity, multiInstance);
        }
    }

    private void multiInstance(Element activity, Element multiInstance) {
        Element loop = Zeebe.extension(multiInstance, "loopCharacteristics");
        if (loop == null || !loop.attribute("inputCollection", "").startsWith("=")) {
            refuse(activity, "a multi-instance element must have an input collection that is a FEEL expression");
            return;
        }
        extensions(multiInstance, extensionsOf(multiInstance));
        feelAttributes(activity, loop);
        Element condition = multiInstance.element("completionCondition");
        if (condition != null) {
            feel(activity, condition.getText().strip());
        }
    }

    private void node(Element element) {
        node(element, extensionsOf(element));
    }

    private void node(Element element, Set<String> allowed) {
        if (element.attribute("id", "").isEmpty()) {
            refuse(element, "a " + element.getTagName() + " must have an id");
        }
        extensions(element, allowed);
    }

    private static Set<String> extensionsOf(Element element) {
        return EXTENSIONS.getOrDefault(element.getTagName(), ONLY_PROPERTIES);
    }

    private void extensions(Element carrier, Set<String> allowed) {
        Element extensions = carrier.element("extensionElements");
        if (extensions == null) {
            return;
        }
        for (Element extension : extensions.elements()) {
            if (!Zeebe.URI.equals(extension.getUri())) {
                continue;
            }
            if (extension.getTagName().equals("executionListeners")) {
                new ExecutionListenerCheck(carrier).problems().forEach(problem -> refuse(carrier, problem));
                feelAttributes(carrier, extension);
            } else if (!allowed.contains(extension.getTagName())) {
                refuse(
                        carrier,
                        "zeebe:" + extension.getTagName() + " of a " + carrier.getTagName()
                                + " is not supported by this engine");
            } else if (!extension.getTagName().equals("properties")) {
                feelAttributes(carrier, extension);
            }
        }
    }

    private void feelAttributes(Element carrier, Element extension) {
        for (String name : extension.attributes()) {
            feel(carrier, extension.attribute(name));
        }
        for (Element child : extension.elements()) {
            if (!extension.getTagName().equals("taskHeaders")) {
                feelAttributes(carrier, child);
            }
        }
    }

    private void feel(Element carrier, @Nullable String text) {
        try {
            if (text != null) {
                Feel.check(text);
            }
        } catch (FeelFailure failure) {
            refuse(carrier, String.valueOf(failure.getMessage()));
        }
    }

    private void refuse(Element element, String reason) {
        String name = element.attribute("name");
        findings.add(new Finding(
                "Element '" + element.attribute("id") + "'" + (name == null ? "" : " (" + name + ")") + ": " + reason,
                element));
    }
}
