package io.countersign.infra.engine.feel;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.Map;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.operaton.bpm.engine.delegate.VariableScope;

/** Loads only the variables that an expression names. */
final class ScopeContext extends CustomContext {
    /** The multi-instance counters have other names in Operaton. */
    private static final Map<String, String> COUNTERS = Map.of(
            "numberOfInstances", "nrOfInstances",
            "numberOfActiveInstances", "nrOfActiveInstances",
            "numberOfCompletedInstances", "nrOfCompletedInstances");

    private final VariableScope scope;

    ScopeContext(VariableScope scope) {
        this.scope = scope;
    }

    @Override
    public VariableProvider variableProvider() {
        return new VariableProvider() {
            @Override
            public Option<Object> getVariable(String name) {
                String counter = COUNTERS.get(name);
                if (counter != null && scope.hasVariable(counter)) {
                    return Option.apply(scope.getVariable(counter));
                }
                if (name.equals("numberOfTerminatedInstances") && scope.hasVariable("nrOfInstances")) {
                    return Option.apply(0);
                }
                return scope.hasVariable(name) ? Option.apply(scope.getVariable(name)) : Option.empty();
            }

            @Override
            public Iterable<String> keys() {
                return CollectionConverters.asScala(scope.getVariableNames()).toList();
            }
        };
    }
}
