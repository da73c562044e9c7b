package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.ElementInstanceResult.TypeEnum;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Camunda's element types for the activity types that Operaton records. */
final class ElementTypes {
    private static final Map<String, TypeEnum> BY_ACTIVITY = Map.ofEntries(
            Map.entry("process", TypeEnum.PROCESS),
            Map.entry("startEvent", TypeEnum.START_EVENT),
            Map.entry("messageStartEvent", TypeEnum.START_EVENT),
            Map.entry("startTimerEvent", TypeEnum.START_EVENT),
            Map.entry("noneEndEvent", TypeEnum.END_EVENT),
            Map.entry("endEvent", TypeEnum.END_EVENT),
            Map.entry("errorEndEvent", TypeEnum.END_EVENT),
            Map.entry("intermediateTimer", TypeEnum.INTERMEDIATE_CATCH_EVENT),
            Map.entry("intermediateMessageCatch", TypeEnum.INTERMEDIATE_CATCH_EVENT),
            Map.entry("intermediateCatchEvent", TypeEnum.INTERMEDIATE_CATCH_EVENT),
            Map.entry("intermediateNoneThrowEvent", TypeEnum.INTERMEDIATE_THROW_EVENT),
            Map.entry("intermediateThrowEvent", TypeEnum.INTERMEDIATE_THROW_EVENT),
            Map.entry("boundaryEvent", TypeEnum.BOUNDARY_EVENT),
            Map.entry("boundaryTimer", TypeEnum.BOUNDARY_EVENT),
            Map.entry("boundaryMessage", TypeEnum.BOUNDARY_EVENT),
            Map.entry("boundaryError", TypeEnum.BOUNDARY_EVENT),
            Map.entry("serviceTask", TypeEnum.SERVICE_TASK),
            Map.entry("userTask", TypeEnum.USER_TASK),
            Map.entry("callActivity", TypeEnum.CALL_ACTIVITY),
            Map.entry("subProcess", TypeEnum.SUB_PROCESS),
            Map.entry("eventSubProcess", TypeEnum.EVENT_SUB_PROCESS),
            Map.entry("exclusiveGateway", TypeEnum.EXCLUSIVE_GATEWAY),
            Map.entry("parallelGateway", TypeEnum.PARALLEL_GATEWAY),
            Map.entry("signalStartEvent", TypeEnum.START_EVENT),
            Map.entry("errorStartEvent", TypeEnum.START_EVENT),
            Map.entry("escalationStartEvent", TypeEnum.START_EVENT),
            Map.entry("messageEndEvent", TypeEnum.END_EVENT),
            Map.entry("signalEndEvent", TypeEnum.END_EVENT),
            Map.entry("terminateEndEvent", TypeEnum.END_EVENT),
            Map.entry("compensationEndEvent", TypeEnum.END_EVENT),
            Map.entry("escalationEndEvent", TypeEnum.END_EVENT),
            Map.entry("intermediateSignalCatch", TypeEnum.INTERMEDIATE_CATCH_EVENT),
            Map.entry("intermediateLinkCatch", TypeEnum.INTERMEDIATE_CATCH_EVENT),
            Map.entry("intermediateSignalThrow", TypeEnum.INTERMEDIATE_THROW_EVENT),
            Map.entry("intermediateMessageThrowEvent", TypeEnum.INTERMEDIATE_THROW_EVENT),
            Map.entry("intermediateCompensationThrowEvent", TypeEnum.INTERMEDIATE_THROW_EVENT),
            Map.entry("intermediateEscalationThrowEvent", TypeEnum.INTERMEDIATE_THROW_EVENT),
            Map.entry("boundarySignal", TypeEnum.BOUNDARY_EVENT),
            Map.entry("boundaryEscalation", TypeEnum.BOUNDARY_EVENT),
            Map.entry("compensationBoundaryCatch", TypeEnum.BOUNDARY_EVENT),
            Map.entry("task", TypeEnum.TASK),
            Map.entry("manualTask", TypeEnum.MANUAL_TASK),
            Map.entry("scriptTask", TypeEnum.SCRIPT_TASK),
            Map.entry("businessRuleTask", TypeEnum.BUSINESS_RULE_TASK),
            Map.entry("sendTask", TypeEnum.SEND_TASK),
            Map.entry("receiveTask", TypeEnum.RECEIVE_TASK),
            Map.entry("inclusiveGateway", TypeEnum.INCLUSIVE_GATEWAY),
            Map.entry("eventBasedGateway", TypeEnum.EVENT_BASED_GATEWAY),
            Map.entry("multiInstanceBody", TypeEnum.MULTI_INSTANCE_BODY));

    private ElementTypes() {}

    static TypeEnum of(String activityType) {
        return BY_ACTIVITY.getOrDefault(activityType, TypeEnum.UNKNOWN);
    }

    /** For each type the condition on a column with activity types. */
    static Map<String, String> conditions(String column) {
        Map<String, String> conditions = new HashMap<>();
        for (TypeEnum type : TypeEnum.values()) {
            String activities = BY_ACTIVITY.entrySet().stream()
                    .filter(entry -> entry.getValue() == type)
                    .map(entry -> "'" + entry.getKey() + "'")
                    .collect(Collectors.joining(", "));
            if (type != TypeEnum.UNKNOWN_DEFAULT_OPEN_API) {
                conditions.put(type.getValue(), activities.isEmpty() ? "false" : column + " in (" + activities + ")");
            }
        }
        return conditions;
    }
}
