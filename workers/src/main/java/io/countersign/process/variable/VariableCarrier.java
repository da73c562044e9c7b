package io.countersign.process.variable;

import io.camunda.client.CamundaClient;
import io.countersign.audit.Trail;
import io.countersign.outbox.Outward;
import io.countersign.process.operation.Carrier;
import io.countersign.process.operation.Concern;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Wish;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sets a variable in its scope and nowhere else. */
@Component
@Outward
class VariableCarrier implements Carrier<Wish.SetVariable> {
    private final CamundaClient client;
    private final JsonMapper json;
    private final Concern concern;
    private final Trail trail;

    VariableCarrier(CamundaClient client, JsonMapper json, Concern concern, Trail trail) {
        this.client = client;
        this.json = json;
        this.concern = concern;
        this.trail = trail;
    }

    @Override
    public Class<Wish.SetVariable> wish() {
        return Wish.SetVariable.class;
    }

    @Override
    public Targets targets(Wish.SetVariable wish, @Nullable String after) {
        return Targets.one(wish.instance(), wish.instance());
    }

    @Override
    public void carryOut(Operation operation, Wish.SetVariable wish, Target target) {
        client.newSetVariablesCommand(wish.scope())
                .variables(
                        json.createObjectNode().set(wish.name(), wish.value()).toString())
                .local(true)
                .send()
                .join();
        trail.append(
                Concern.CARRIER,
                concern.event(operation, wish.instance(), "variable.changed")
                        .from(wish.before())
                        .to(wish.value())
                        .with("variable", wish.name())
                        .with("scope", wish.scope() == wish.instance() ? null : String.valueOf(wish.scope()))
                        .with("value", Arrays.asList(wish.before(), wish.value())));
    }
}
