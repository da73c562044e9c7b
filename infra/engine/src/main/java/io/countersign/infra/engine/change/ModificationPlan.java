package io.countersign.infra.engine.change;

import io.camunda.client.protocol.rest.AncestorScopeInstruction;
import io.camunda.client.protocol.rest.ModifyProcessInstanceVariableInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationActivateInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationMoveInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationTerminateInstruction;
import io.camunda.client.protocol.rest.SourceElementInstruction;
import io.countersign.infra.engine.change.ActiveElements.Element;
import io.countersign.infra.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.runtime.ActivityInstantiationBuilder;
import org.operaton.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.operaton.bpm.engine.runtime.ProcessInstanceModificationInstantiationBuilder;

/** Translates instructions of the API to Operaton's: multi-instance bodies, ancestors, scopes of variables. */
final class ModificationPlan {
    private static final String BODY = "#multiInstanceBody";
    private static final String NO_ANCESTOR = "-1";

    private final ExecutionEntity instance;
    private final ProcessDefinitionEntity definition;
    private final ActiveElements active;
    private final ProcessInstanceModificationBuilder builder;
    private final List<Runnable> terminations = new ArrayList<>();

    ModificationPlan(
            ExecutionEntity instance,
            ProcessDefinitionEntity definition,
            ActiveElements active,
            ProcessInstanceModificationBuilder builder) {
        this.instance = instance;
        this.definition = definition;
        this.active = active;
        this.builder = builder;
    }

    /** Terminating the element instance that is the process instance ends it. */
    boolean endsInstance(ProcessInstanceModificationInstruction instructions) {
        return list(instructions.getTerminateInstructions()).stream()
                .anyMatch(terminate -> instance.getId().equals(terminate.getElementInstanceKey()));
    }

    void add(ProcessInstanceModificationInstruction instructions) {
        list(instructions.getActivateInstructions()).forEach(this::activate);
        list(instructions.getMoveInstructions()).forEach(this::move);
        list(instructions.getTerminateInstructions()).forEach(this::terminate);
    }

    void carryOut() {
        terminations.forEach(Runnable::run);
        builder.execute(false, false);
    }

    private void activate(ProcessInstanceModificationActivateInstruction activate) {
        start(activate.getElementId(), activate.getAncestorElementInstanceKey(), activate.getVariableInstructions());
    }

    private void move(ProcessInstanceModificationMoveInstruction move) {
        SourceElementInstruction source = move.getSourceElementInstruction();
        if (source == null) {
            throw Problem.invalid("No sourceElementInstruction provided.");
        }
        AncestorScopeInstruction scope = move.getAncestorScopeInstruction();
        boolean given = scope != null && "direct".equals(scope.getAncestorScopeType());
        for (Element element : sources(source)) {
            String ancestor = given ? scope.getAncestorElementInstanceKey() : siblingScope(element, move, scope);
            start(move.getTargetElementId(), ancestor, move.getVariableInstructions());
            terminations.add(() -> builder.cancelActivityInstance(element.id()));
        }
    }

    private List<Element> sources(SourceElementInstruction source) {
        if (source.getSourceElementInstanceKey() != null) {
            return List.of(element(source.getSourceElementInstanceKey()));
        }
        return active.ofActivity(activityOrBody(source.getSourceElementId()).getId());
    }

    /** The instance of the scope that both elements are in, if the source's own scope is asked for. */
    private @Nullable String siblingScope(
            Element element,
            ProcessInstanceModificationMoveInstruction move,
            @Nullable AncestorScopeInstruction scope) {
        ScopeImpl target = activityOrBody(move.getTargetElementId()).getFlowScope();
        boolean sameScope = scope != null && "sourceParent".equals(scope.getAncestorScopeType());
        String parent = element.parent();
        if (!sameScope || parent == null || target == definition) {
            return null;
        }
        return parent.substring(parent.lastIndexOf(':') + 1);
    }

    private void terminate(ProcessInstanceModificationTerminateInstruction terminate) {
        String key = terminate.getElementInstanceKey();
        String elementId = terminate.getElementId();
        if ((key == null) == (elementId == null)) {
            throw Problem.invalid("Only one of [elementInstanceKey, elementId] is allowed and required.");
        }
        if (key != null) {
            String id = element(key).id();
            terminations.add(() -> builder.cancelActivityInstance(id));
        } else {
            String activityId = activityOrBody(elementId).getId();
            terminations.add(() -> builder.cancelAllForActivity(activityId));
        }
    }

    private Element element(String key) {
        Element element = key.matches("\\d{1,18}") ? active.withKey(Long.parseLong(key)) : null;
        if (element == null) {
            throw refused("an element instance that could not be found: '" + key + "'");
        }
        return element;
    }

    private void start(
            @Nullable String elementId,
            @Nullable String ancestor,
            @Nullable List<ModifyProcessInstanceVariableInstruction> variables) {
        ActivityImpl activity = activityOrBody(elementId);
        refuseUnfit(activity);
        String ancestorId = ancestor == null || ancestor.equals(NO_ANCESTOR) ? null : ancestorId(ancestor);
        if (ancestorId == null && isAmbiguous(activity)) {
            throw refused("an activation of '" + elementId
                    + "' whose flow scope has more than one active instance; name the ancestorElementInstanceKey");
        }
        list(variables).stream().filter(ModificationPlan::isGlobal).forEach(this::setGlobal);
        ProcessInstanceModificationInstantiationBuilder started = ancestorId == null
                ? builder.startBeforeActivity(activity.getId())
                : builder.startBeforeActivity(activity.getId(), ancestorId);
        list(variables).stream()
                .filter(instruction -> !isGlobal(instruction))
                .forEach(instruction -> setLocal(started, activity, instruction));
    }

    private String ancestorId(String key) {
        return key.equals(instance.getId()) ? instance.getId() : element(key).id();
    }

    private boolean isAmbiguous(ActivityImpl activity) {
        ScopeImpl scope = activity.getFlowScope();
        while (scope != definition) {
            int instances = active.ofActivity(scope.getId()).size();
            if (instances > 0) {
                return instances > 1;
            }
            scope = Objects.requireNonNull(scope.getFlowScope());
        }
        return false;
    }

    private static boolean isGlobal(ModifyProcessInstanceVariableInstruction instruction) {
        return instruction.getScopeId() == null || instruction.getScopeId().isEmpty();
    }

    private void setGlobal(ModifyProcessInstanceVariableInstruction instruction) {
        instance.setVariables(instruction.getVariables());
    }

    private void setLocal(
            ActivityInstantiationBuilder<?> started,
            ActivityImpl activity,
            ModifyProcessInstanceVariableInstruction instruction) {
        String scopeId = instruction.getScopeId();
        Map<String, Object> variables = instruction.getVariables();
        if (scopeId.equals(definition.getKey())) {
            instance.setVariablesLocal(variables);
            return;
        }
        ScopeImpl scope = activity;
        while (scope != definition && !scope.getId().equals(scopeId)) {
            scope = Objects.requireNonNull(scope.getFlowScope());
        }
        if (scope == definition) {
            throw refused(
                    "variables of the scope '" + scopeId + "', which is no flow scope of '" + activity.getId() + "'");
        }
        List<Element> existing = scope == activity ? List.of() : active.ofActivity(scopeId);
        if (existing.isEmpty()) {
            started.setVariablesLocal(variables);
        } else {
            existing.forEach(element -> execution(element).setVariablesLocal(variables));
        }
    }

    private ExecutionEntity execution(Element element) {
        return instance.getProcessInstance().findExecutions(element.activityId()).stream()
                .map(ExecutionEntity.class::cast)
                .filter(execution -> element.id().equals(execution.getActivityInstanceId()))
                .findFirst()
                .orElse(instance);
    }

    /** The activity that an element of the model is: of a multi-instance element, the body around it. */
    private ActivityImpl activityOrBody(@Nullable String elementId) {
        ActivityImpl activity = elementId == null ? null : definition.findActivity(elementId);
        if (activity == null) {
            throw refused("an element that could not be found: '" + elementId + "'");
        }
        return activity.getFlowScope() instanceof ActivityImpl body
                        && body.getId().equals(elementId + BODY)
                ? body
                : activity;
    }

    private void refuseUnfit(ActivityImpl activity) {
        Object type = activity.getProperty("type");
        String name = String.valueOf(type);
        if (name.toLowerCase(java.util.Locale.ROOT).contains("start")) {
            throw refused("the activation of the start event '" + activity.getId() + "'");
        }
        if (name.startsWith("boundary")) {
            throw refused("the activation of the boundary event '" + activity.getId() + "'");
        }
        for (ScopeImpl scope = activity.getFlowScope(); scope instanceof ActivityImpl; scope = scope.getFlowScope()) {
            if (scope.getId().endsWith(BODY)) {
                throw refused(
                        "the activation of '" + activity.getId() + "', which is inside of a multi-instance element");
            }
        }
    }

    private Problem refused(String what) {
        return Problem.invalid(
                "Expected to modify instance of process '" + definition.getKey() + "' but it contains " + what);
    }

    private static <T> List<T> list(@Nullable List<T> instructions) {
        return instructions == null ? List.of() : instructions;
    }
}
