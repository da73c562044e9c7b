package io.countersign.infra.engine.batch;

import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationMoveInstruction;
import io.camunda.client.protocol.rest.SourceElementInstruction;
import io.countersign.infra.engine.change.Migrations;
import io.countersign.infra.engine.change.Modifications;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.incident.Incidents;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.problem.Outage;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out one item of a batch and marks it. */
public final class BatchWork {
    private final Commands commands;
    private final HeldCommands held;
    private final ProcessInstances instances;
    private final Modifications modifications;
    private final Migrations migrations;
    private final Incidents incidents;

    public BatchWork(
            Commands commands,
            HeldCommands held,
            ProcessInstances instances,
            Modifications modifications,
            Migrations migrations,
            Incidents incidents) {
        this.commands = commands;
        this.held = held;
        this.instances = instances;
        this.modifications = modifications;
        this.migrations = migrations;
        this.incidents = incidents;
    }

    void carryOut(BatchPlan plan, BatchItem item) {
        try {
            if (plan instanceof BatchPlan.Cancel) {
                held(new HeldCommand.Cancellation(item.key()), item, () -> instances.cancel(item.key()));
            } else if (plan instanceof BatchPlan.Modify modify) {
                ProcessInstanceModificationInstruction moves = moves(modify);
                held(
                        new HeldCommand.Modification(item.key(), moves),
                        item,
                        () -> modifications.modify(item.key(), moves));
            } else if (plan instanceof BatchPlan.Migrate migrate) {
                migrations.migrate(
                        item.key(),
                        migrate.plan().getTargetProcessDefinitionKey(),
                        migrate.plan().getMappingInstructions(),
                        () -> item.mark(null));
            } else {
                resolve(item);
            }
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure;
            }
            mark(item, failure instanceof Problem problem ? problem.detail() : String.valueOf(failure.getMessage()));
        }
    }

    /** The operation and its mark are one transaction, unless canceling listeners hold the operation back. */
    private void held(HeldCommand command, BatchItem item, Runnable operation) {
        boolean[] done = new boolean[1];
        held.run(
                command,
                () -> done[0] = Boolean.TRUE.equals(commands.<@Nullable Boolean>run(context -> {
                    operation.run();
                    item.mark(null);
                    return true;
                })));
        if (!done[0]) {
            mark(item, null);
        }
    }

    /** Trying an element again takes transactions of its own, so a repetition finds the incident gone. */
    private void resolve(BatchItem item) {
        try {
            held.run(new HeldCommand.Resolution(item.key()), () -> incidents.resolve(item.key()));
        } catch (Problem problem) {
            if (problem.status() != 404) {
                throw problem;
            }
        }
        mark(item, null);
    }

    private void mark(BatchItem item, @Nullable String error) {
        commands.run(context -> {
            item.mark(error);
            return null;
        });
    }

    private static ProcessInstanceModificationInstruction moves(BatchPlan.Modify modify) {
        List<ProcessInstanceModificationMoveInstruction> moves = new ArrayList<>();
        modify.moves()
                .forEach(move -> moves.add(new ProcessInstanceModificationMoveInstruction()
                        .sourceElementInstruction(new SourceElementInstruction()
                                .sourceType("byId")
                                .sourceElementId(move.getSourceElementId()))
                        .targetElementId(move.getTargetElementId())));
        return new ProcessInstanceModificationInstruction().moveInstructions(moves);
    }
}
