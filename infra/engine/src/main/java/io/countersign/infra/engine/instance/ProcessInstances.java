package io.countersign.infra.engine.instance;

import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.Json;
import io.countersign.infra.engine.variable.VisibleVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.runtime.ProcessInstantiationBuilder;

/** Starts and cancels process instances. */
public final class ProcessInstances {
    private final Commands commands;
    private final Tables tables;
    private final Definitions definitions;
    private final boolean businessIdsAreUnique;

    /** @param businessIdsAreUnique whether two active root instances of a process may not have the same business id */
    public ProcessInstances(Commands commands, Tables tables, Definitions definitions, boolean businessIdsAreUnique) {
        this.businessIdsAreUnique = businessIdsAreUnique;
        this.commands = commands;
        this.tables = tables;
        this.definitions = definitions;
    }

    /** A started instance. */
    public record Started(String key, ProcessDefinitionEntity definition) {}

    /**
     * Starts an instance.
     *
     * @param definitionKey key of an existing process definition
     * @param elements where to start; none for the none start event
     */
    public Started start(
            String definitionKey, List<String> elements, Labels labels, Map<String, @Nullable Object> variables) {
        ProcessDefinitionEntity definition = definitions.get(definitionKey);
        if (!elements.isEmpty()) {
            String key = commands.run(context -> {
                requireUnique(labels, definition);
                String started = startAt(definition, elements, variables);
                labels.store(started, definition.getKey());
                return started;
            });
            return new Started(key, definition);
        }
        if (definition.getInitial() == null
                || !"startEvent".equals(definition.getInitial().getProperty("type"))) {
            throw Problem.invalid(
                    "Expected to create instance of process with none start event, but there is no such" + " event");
        }
        String key = commands.run(context -> {
            requireUnique(labels, definition);
            ExecutionEntity instance = definition.createProcessInstance();
            labels.store(instance.getProcessInstanceId(), definition.getKey());
            instance.start(variables);
            return instance.getProcessInstanceId();
        });
        return new Started(key, definition);
    }

    private void requireUnique(Labels labels, ProcessDefinitionEntity definition) {
        if (businessIdsAreUnique) {
            labels.requireUnique(definition.getKey());
        }
    }

    private String startAt(
            ProcessDefinitionEntity definition, List<String> elements, Map<String, @Nullable Object> variables) {
        ProcessInstantiationBuilder builder =
                commands.engine().getRuntimeService().createProcessInstanceById(definition.getId());
        for (String element : elements) {
            ActivityImpl activity = definition.findActivity(element);
            if (activity == null || !(activity.getFlowScope() instanceof ProcessDefinitionEntity)) {
                throw Problem.invalid("Expected to create instance of process with start instructions but no element"
                        + " found with id '" + element + "' in the process itself");
            }
            builder.startBeforeActivity(element);
        }
        return builder.setVariables(new HashMap<>(variables)).execute().getProcessInstanceId();
    }

    /** The state an instance ended in, or null while it is active. */
    public @Nullable String endOf(String key) {
        return tables.queryOne(
                "select state_ from act_hi_procinst where id_ = ? and end_time_ is not null",
                row -> row.getString(1),
                key);
    }

    /**
     * The variables of an ended instance itself.
     *
     * @param names the names wanted, or none for all
     */
    public Map<String, @Nullable Object> resultOf(String key, List<String> names) {
        Map<String, @Nullable Object> result = new HashMap<>();
        tables.query(
                "select v.name_, v.text_, b.bytes_ from act_hi_varinst v left join act_ge_bytearray b on b.id_ ="
                        + " v.bytearray_id_ where v.proc_inst_id_ = ? and v.execution_id_ = v.proc_inst_id_"
                        + " and v.state_ <> 'DELETED'",
                row -> result.put(row.getString(1), Json.read(VisibleVariables.json(row, 2, 3))),
                key);
        if (!names.isEmpty()) {
            result.keySet().retainAll(names);
        }
        return result;
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
