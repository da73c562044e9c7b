package io.countersign.infra.engine.change;

import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Activates, terminates and moves elements of a process instance: all that is asked for, or nothing. */
public final class Modifications {
    private final Commands commands;
    private final Definitions definitions;
    private final ProcessInstances instances;

    public Modifications(Commands commands, Definitions definitions, ProcessInstances instances) {
        this.commands = commands;
        this.definitions = definitions;
        this.instances = instances;
    }

    /**
     * Modifies an instance. Activations run before terminations.
     *
     * @throws Problem 404 if there is no such active instance, 400 if an element, scope or ancestor does not fit
     */
    public void modify(long key, ProcessInstanceModificationInstruction instructions) {
        commands.run(context -> {
            ExecutionEntity instance = RootLock.ofExecution(key)
                    ? Context.getCommandContext().getExecutionManager().findExecutionById(Long.toString(key))
                    : null;
            if (instance == null || !instance.isProcessInstanceExecution()) {
                throw Problem.notFound(
                        "Expected to modify process instance but no process instance found with key '" + key + "'");
            }
            ModificationPlan plan = new ModificationPlan(
                    instance,
                    definitions.get(instance.getProcessDefinitionId()),
                    ActiveElements.of(key),
                    commands.engine().getRuntimeService().createProcessInstanceModification(Long.toString(key)));
            if (plan.endsInstance(instructions)) {
                instances.cancel(key);
                return null;
            }
            plan.add(instructions);
            try {
                plan.carryOut();
            } catch (BadUserRequestException invalid) {
                throw Problem.invalid(String.valueOf(invalid.getMessage()));
            }
            return null;
        });
    }
}
