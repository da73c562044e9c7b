package io.countersign.infra.engine.instance;

import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Starts and cancels process instances. */
public final class ProcessInstances {
    private final Commands commands;
    private final Definitions definitions;

    public ProcessInstances(Commands commands, Definitions definitions) {
        this.commands = commands;
        this.definitions = definitions;
    }

    /** A started instance. */
    public record Started(String key, ProcessDefinitionEntity definition) {}

    /**
     * Starts an instance at the none start event.
     *
     * @param definitionKey key of an existing process definition
     */
    public Started start(String definitionKey, Map<String, @Nullable Object> variables) {
        ProcessDefinitionEntity definition = definitions.get(definitionKey);
        if (definition.getInitial() == null
                || !"startEvent".equals(definition.getInitial().getProperty("type"))) {
            throw Problem.invalid(
                    "Expected to create instance of process with none start event, but there is no such" + " event");
        }
        String key = commands.run(context -> {
            ExecutionEntity instance = definition.createProcessInstance();
            instance.start(variables);
            return instance.getProcessInstanceId();
        });
        return new Started(key, definition);
    }

    /** Cancels a root instance with everything in it. */
    public void cancel(long key) {
        commands.run(context -> {
            if (!RootLock.ofExecution(key)) {
                throw notFound(key);
            }
            ExecutionEntity instance =
                    Context.getCommandContext().getExecutionManager().findExecutionById(Long.toString(key));
            if (instance == null || !instance.isProcessInstanceExecution()) {
                throw notFound(key);
            }
            if (instance.getSuperExecutionId() != null) {
                throw Problem.wrongState("Expected to cancel a process instance with key '" + key
                        + "', but it is created by a parent process instance. Cancel the root process instance '"
                        + instance.getRootProcessInstanceId() + "' instead.");
            }
            context.getExecutionManager()
                    .deleteProcessInstance(Long.toString(key), "canceled", false, false, true, true, false);
            return null;
        });
    }

    /**
     * Sets variables.
     *
     * @param key of a process instance or of an element instance
     * @param local in that scope itself; otherwise in the nearest scope that has the variable, else in the root
     */
    public void setVariables(long key, Map<String, @Nullable Object> variables, boolean local) {
        commands.run(context -> {
            String executionId = Scopes.execution(key);
            ExecutionEntity scope = executionId != null && RootLock.ofExecution(Long.parseLong(executionId))
                    ? context.getExecutionManager().findExecutionById(executionId)
                    : null;
            if (scope == null) {
                throw Problem.notFound("Expected to update variables for element with key '" + key
                        + "', but no such element was found");
            }
            if (local) {
                scope.setVariablesLocal(variables);
            } else {
                scope.setVariables(variables);
            }
            return null;
        });
    }

    private static Problem notFound(long key) {
        return Problem.notFound(
                "Expected to cancel a process instance with key '" + key + "', but no such process was found");
    }

    /** Finds the execution of a scope. */
    private static final class Scopes {
        static @Nullable String execution(long key) {
            List<String> found = EngineSql.query("""
                    select id_, 0 as distance from act_ru_execution where id_ = ?
                    union all
                    select e.id_, case when e.is_scope_ and e.parent_id_ is not null then 1 else 2 end
                    from act_hi_actinst a join act_ru_execution e
                      on e.proc_inst_id_ = a.proc_inst_id_ and e.act_inst_id_ = a.id_
                    where substring(a.id_ from '[^:]*$')::bigint = ?
                    order by 2
                    """, row -> row.getString(1), Long.toString(key), key);
            return found.isEmpty() ? null : found.get(0);
        }
    }
}
