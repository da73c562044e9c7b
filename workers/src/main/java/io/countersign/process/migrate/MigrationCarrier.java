package io.countersign.process.migrate;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandFinalStep;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandStep2;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.countersign.audit.Trail;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.process.Processes;
import io.countersign.process.operation.Carrier;
import io.countersign.process.operation.Concern;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Wish;
import io.countersign.task.TaskMoves;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves one instance after the other, and with each its tasks in the task list. */
@Component
@Outward
class MigrationCarrier implements Carrier<Wish.Migrate> {
    private static final int PAGE = 200;

    private final CamundaClient client;
    private final Processes processes;
    private final TaskMoves tasks;
    private final Concern concern;
    private final Trail trail;

    MigrationCarrier(CamundaClient client, Processes processes, TaskMoves tasks, Concern concern, Trail trail) {
        this.client = client;
        this.processes = processes;
        this.tasks = tasks;
        this.concern = concern;
        this.trail = trail;
    }

    @Override
    public Class<Wish.Migrate> wish() {
        return Wish.Migrate.class;
    }

    @Override
    public Targets targets(Wish.Migrate wish, @Nullable String after) {
        if (!wish.instances().isEmpty()) {
            return new Targets(
                    wish.instances().stream().map(key -> new Target(key, key)).toList(), null);
        }
        long definition = processes.version(wish.processId(), wish.from()).key();
        SearchResponse<ProcessInstance> found = client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionKey(definition).state(ProcessInstanceState.ACTIVE))
                .sort(sort -> sort.processInstanceKey().asc())
                .page(page -> {
                    page.limit(PAGE);
                    if (after != null) {
                        page.after(after);
                    }
                })
                .send()
                .join();
        List<Target> targets = found.items().stream()
                .map(ProcessInstance::getProcessInstanceKey)
                .map(key -> new Target(key, key))
                .toList();
        return new Targets(targets, targets.size() < PAGE ? null : found.page().endCursor());
    }

    @Override
    public void carryOut(Operation operation, Wish.Migrate wish, Target target) {
        long instance = target.instance();
        tasks.hold(instance);
        ProcessInstance now = running(instance);
        if (now.getProcessDefinitionVersion() != wish.to()) {
            if (now.getProcessDefinitionVersion() != wish.from()) {
                throw new WrongState(
                        "Instance {0} is on version {1} by now.", instance, now.getProcessDefinitionVersion());
            }
            migrate(instance, wish);
        }
        int moved = tasks.move(instance, wish.from(), wish.to(), wish.mapping());
        trail.append(
                Concern.CARRIER,
                concern.event(operation, instance, "instance.migrated")
                        .with("version", List.of(wish.from(), wish.to()))
                        .with("tasksRenamed", moved));
    }

    private ProcessInstance running(long instance) {
        ProcessInstance found = client
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance))
                .send()
                .join()
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("process instance", instance));
        if (found.getState() != ProcessInstanceState.ACTIVE) {
            throw new WrongState("Instance {0} is over.", instance);
        }
        return found;
    }

    private void migrate(long instance, Wish.Migrate wish) {
        MigrateProcessInstanceCommandStep2 mapped = client.newMigrateProcessInstanceCommand(instance)
                .migrationPlan(processes.version(wish.processId(), wish.to()).key());
        MigrateProcessInstanceCommandFinalStep command = null;
        for (Map.Entry<String, String> element : wish.mapping().entrySet()) {
            command = mapped.addMappingInstruction(element.getKey(), element.getValue());
            mapped = command;
        }
        Objects.requireNonNull(command, "a mapping is never empty").send().join();
    }
}
