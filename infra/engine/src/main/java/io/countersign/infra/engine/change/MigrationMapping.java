package io.countersign.infra.engine.change;

import io.camunda.client.protocol.rest.MigrateProcessInstanceMappingInstruction;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.EngineSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.operaton.bpm.engine.migration.MigrationPlanBuilder;

/** Which element becomes which. Every element named exists. */
record MigrationMapping(ProcessDefinitionEntity source, ProcessDefinitionEntity target, Map<String, String> elements) {
    private static final String BODY = "#multiInstanceBody";

    static MigrationMapping of(
            ProcessDefinitionEntity source,
            ProcessDefinitionEntity target,
            List<MigrateProcessInstanceMappingInstruction> instructions) {
        Map<String, String> elements = new LinkedHashMap<>();
        for (MigrateProcessInstanceMappingInstruction instruction : instructions) {
            String from = instruction.getSourceElementId();
            String to = instruction.getTargetElementId();
            require(source, "source", from);
            require(target, "target", to);
            if (elements.put(from, to) != null) {
                throw Problem.invalid("Expected to migrate with one mapping instruction for each source element, but"
                        + " '" + from + "' is mapped twice");
            }
        }
        return new MigrationMapping(source, target, elements);
    }

    private static void require(ProcessDefinitionEntity definition, String side, @Nullable String elementId) {
        if (elementId == null || definition.findActivity(elementId) == null) {
            throw Problem.invalid("Expected to migrate between existing elements, but the " + side + " element '"
                    + elementId + "' does not exist in process '" + definition.getKey() + "' version "
                    + definition.getVersion());
        }
    }

    MigrationPlan plan(RuntimeService runtime) {
        allowOwnBehaviors(source);
        allowOwnBehaviors(target);
        MigrationPlanBuilder plan = runtime.createMigrationPlan(source.getId(), target.getId());
        elements.forEach((from, to) -> {
            boolean repeated = source.findActivity(from + BODY) != null;
            if (repeated != (target.findActivity(to + BODY) != null)) {
                throw Problem.wrongState("Expected to migrate '" + from + "' to '" + to
                        + "', but only one of them is a multi-instance element");
            }
            plan.mapActivities(from, to);
            if (repeated) {
                plan.mapActivities(from + BODY, to + BODY);
            }
        });
        return plan.build();
    }

    /** The validator knows classes by identity; those of ours that extend a known one, or observe migrations, fit. */
    private static void allowOwnBehaviors(ScopeImpl scope) {
        List<Class<? extends ActivityBehavior>> known = SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS;
        for (ActivityImpl activity : scope.getActivities()) {
            ActivityBehavior behavior = activity.getActivityBehavior();
            if (behavior != null && behavior.getClass().getName().startsWith("io.countersign.")) {
                synchronized (known) {
                    if (!known.contains(behavior.getClass())) {
                        known.add(behavior.getClass());
                    }
                }
            }
            allowOwnBehaviors(activity);
        }
    }

    /** Our own rows of the open tasks follow. In a command. */
    void userTasks(long processInstanceKey) {
        EngineSql.update(
                "update c8_user_task set process_definition_key = ?, process_definition_id = ?,"
                        + " process_definition_version = ? where process_instance_key = ? and completed_at is null",
                Long.parseLong(target.getId()),
                target.getKey(),
                target.getVersion(),
                processInstanceKey);
        // All at once: one element's new id may be another's old one.
        EngineSql.update(
                "update c8_user_task t set element_id = m.new_id, name = m.new_name"
                        + " from unnest(?::text[], ?::text[], ?::text[]) as m (old_id, new_id, new_name)"
                        + " where t.process_instance_key = ? and t.completed_at is null and t.element_id = m.old_id",
                elements.keySet().toArray(String[]::new),
                elements.values().toArray(String[]::new),
                elements.values().stream().map(this::targetName).toArray(String[]::new),
                processInstanceKey);
    }

    private @Nullable String targetName(String elementId) {
        return (String) target.findActivity(elementId).getProperty("name");
    }
}
