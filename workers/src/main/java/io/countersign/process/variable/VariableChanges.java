package io.countersign.process.variable;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Reason;
import io.countersign.problem.WrongState;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Operations;
import io.countersign.process.operation.Wish;
import io.countersign.process.watch.InstanceDetail;
import io.countersign.process.watch.RunningInstance;
import io.countersign.process.watch.RunningInstances;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sets variables of instances that run. */
@Component
@Outward
public class VariableChanges {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");
    private static final int LONGEST_VALUE = 8_000;
    /** What an instance is about: another value would have it work on what is not its own. */
    private static final Set<String> IDENTITY = Set.of("jobId", "packageId", "lotId", "releaseId", "assignmentId");

    private final RunningInstances instances;
    private final Operations operations;

    VariableChanges(RunningInstances instances, Operations operations) {
        this.instances = instances;
        this.operations = operations;
    }

    /**
     * Wants a variable set, which need not exist yet.
     *
     * @param scope key of the element instance that it is set at; null for the whole instance
     * @param value null where none was sent
     * @throws Invalid where name, value or reason are none
     * @throws NotFound where there is no such instance, or nothing of it is in such a scope
     * @throws WrongState where the instance is over
     * @throws Refused where the variable says what the instance is about
     */
    public Operation set(
            Actor.Person person,
            long instance,
            @Nullable Long scope,
            String name,
            @Nullable JsonNode value,
            @Nullable String reason) {
        Reason.require(reason);
        if (!NAME.matcher(name).matches()) {
            throw new Invalid("name", "must be letters, digits and _, and begin with no digit");
        }
        if (value == null || value.isMissingNode()) {
            throw new Invalid("value", "is missing");
        }
        if (value.toString().length() > LONGEST_VALUE) {
            throw new Invalid("value", "must have at most {0} characters", LONGEST_VALUE);
        }
        if (IDENTITY.contains(name)) {
            throw new Refused("identity", "The variable {0} says what the instance is about, and stays.", name);
        }
        InstanceDetail detail = instances.get(instance);
        RunningInstance running = detail.instance();
        if (!running.state().equals("running")) {
            throw new WrongState("Instance {0} is over.", instance);
        }
        long at = scope == null ? instance : scope;
        if (at != instance && !instances.isActiveScope(instance, at)) {
            throw new NotFound("scope", at);
        }
        JsonNode before = detail.variables().stream()
                .filter(variable -> variable.name().equals(name) && variable.scopeKey() == at)
                .map(InstanceDetail.ProcessVariable::value)
                .findFirst()
                .orElse(null);
        return operations.ask(
                person,
                new Wish.SetVariable(running.processId(), running.version(), instance, at, name, before, value),
                reason);
    }
}
