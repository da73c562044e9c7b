package io.countersign.infra.engine.change;

import io.camunda.client.protocol.rest.MigrateProcessInstanceMappingInstruction;
import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.message.SubscriptionName;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.park.EvaluationFailure;
import io.countersign.infra.engine.park.Parking;
import io.countersign.infra.engine.park.RerunInterceptor;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import java.util.List;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.operaton.bpm.engine.migration.MigrationPlanValidationException;

/** Moves a running process instance to another process definition, with its jobs, timers, tasks and incidents. */
public final class Migrations {
    private final Commands commands;
    private final Definitions definitions;

    public Migrations(Commands commands, Definitions definitions) {
        this.commands = commands;
        this.definitions = definitions;
    }

    /**
     * Migrates one instance.
     *
     * @throws Problem 404 if there is no such active instance or target, 400 if the mapping names unknown elements or one
     *     source twice, 409 if an active element is not mapped or the mapped elements do not fit each other
     */
    public void migrate(long key, String targetKey, List<MigrateProcessInstanceMappingInstruction> mapping) {
        migrate(key, targetKey, mapping, () -> {});
    }

    /** @param andThen runs in the migration's transaction */
    public void migrate(
            long key, String targetKey, List<MigrateProcessInstanceMappingInstruction> mapping, Runnable andThen) {
        if (!targetKey.matches("\\d{1,18}") || !definitions.exists(Long.parseLong(targetKey))) {
            throw Problem.notFound("Expected to migrate process instance to process definition but no process"
                    + " definition found with key '" + targetKey + "'");
        }
        ProcessDefinitionEntity target = definitions.get(targetKey);
        try {
            commands.run(context -> {
                migrate(key, target, mapping);
                andThen.run();
                return null;
            });
        } catch (MigratingProcessInstanceValidationException | MigrationPlanValidationException unfit) {
            throw refused(key, unfit);
        } catch (RuntimeException failure) {
            if (RerunInterceptor.cause(failure, EvaluationFailure.class) != null) {
                throw refused(key, failure);
            }
            throw failure;
        }
    }

    private static Problem refused(long key, RuntimeException failure) {
        return Problem.wrongState("Expected to migrate process instance '" + key + "', but: " + failure.getMessage());
    }

    private void migrate(
            long key, ProcessDefinitionEntity target, List<MigrateProcessInstanceMappingInstruction> mapping) {
        ExecutionEntity instance = RootLock.ofExecution(key)
                ? Context.getCommandContext().getExecutionManager().findExecutionById(Long.toString(key))
                : null;
        if (instance == null || !instance.isProcessInstanceExecution()) {
            throw Problem.notFound(
                    "Expected to migrate process instance but no process instance found with key '" + key + "'");
        }
        ProcessDefinitionEntity source = definitions.get(instance.getProcessDefinitionId());
        MigrationMapping elements = MigrationMapping.of(source, target, mapping);
        MigrationPlan plan = elements.plan(commands.engine().getRuntimeService());
        MigratedIncidents incidents = MigratedIncidents.of(key);
        try {
            Parking.everywhere(() -> commands.engine()
                    .getRuntimeService()
                    .newMigration(plan)
                    .processInstanceIds(Long.toString(key))
                    .execute());
        } catch (BadUserRequestException invalid) {
            throw Problem.invalid(String.valueOf(invalid.getMessage()));
        }
        incidents.restoreTypes();
        openSubscriptions(instance);
        elements.userTasks(key);
    }

    /** Events that the target added were subscribed to before anything could be asked of the variables. */
    private static void openSubscriptions(ExecutionEntity instance) {
        List<String> waiting = EngineSql.query(
                "select id_ from act_ru_execution where proc_inst_id_ = ?", row -> row.getString(1), instance.getId());
        for (String id : waiting) {
            ExecutionEntity execution =
                    Context.getCommandContext().getExecutionManager().findExecutionById(id);
            if (execution != null) {
                ActivityImpl activity = execution.getActivity();
                ScopeImpl scope = activity == null || !activity.isScope() ? null : activity;
                if (execution.isProcessInstanceExecution() && scope == null) {
                    scope = execution.getProcessDefinition();
                }
                if (scope != null) {
                    SubscriptionName.resolve(execution, scope);
                }
            }
        }
    }
}
