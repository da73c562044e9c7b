package io.countersign.infra.engine.decision;

import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.variable.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.operaton.bpm.engine.variable.Variables;

/**
 * Evaluates a decision with all it requires, and keeps a record of each. In a command.
 *
 * @param key of the whole evaluation
 * @param decisions what was evaluated; the last one is what was asked for
 */
public record Evaluation(long key, List<Evaluation.Decision> decisions) {
    private static final String INSERT = """
            insert into c8_decision_evaluation (evaluation_key, place, instance_key, decision_id, decision_key,
              decision_name, decision_version, type, graph_key, root_decision_key, output, inputs, rules, failure,
              evaluated_at, process_definition_key, process_instance_key, root_process_instance_key,
              element_instance_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** One decision with the definition it belongs to. */
    public record Decision(String instanceKey, DecisionDefinitionEntity definition, Evaluated evaluated) {}

    public @Nullable Object output() {
        return decisions.get(decisions.size() - 1).evaluated().output();
    }

    /**
     * Evaluates a decision.
     *
     * @param execution the business rule task that asks, or null
     * @throws RuntimeException what the DMN engine says if the evaluation fails
     */
    public static Evaluation of(
            DecisionDefinitionEntity decision,
            Map<String, @Nullable Object> variables,
            @Nullable ExecutionEntity execution) {
        List<Evaluated> heard = DecisionListener.during(() -> evaluate(decision, variables));
        long key = Long.parseLong(
                Context.getProcessEngineConfiguration().getIdGenerator().getNextId());
        List<Decision> decisions = new ArrayList<>();
        for (Evaluated evaluated : heard) {
            DecisionDefinitionEntity definition = definition(decision, evaluated);
            Decision one = new Decision(key + "-" + (decisions.size() + 1), definition, evaluated);
            decisions.add(one);
            store(key, decisions.size(), one, decision, execution);
        }
        return new Evaluation(key, decisions);
    }

    private static void evaluate(DecisionDefinitionEntity decision, Map<String, @Nullable Object> variables) {
        try {
            DecisionEvaluationUtil.evaluateDecision(decision, Variables.fromMap(variables));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ProcessEngineException(failure);
        }
    }

    /** What a decision requires is of the same file. */
    private static DecisionDefinitionEntity definition(DecisionDefinitionEntity root, Evaluated evaluated) {
        if (evaluated.decision() instanceof DecisionDefinitionEntity definition && definition.getId() != null) {
            return definition;
        }
        return (DecisionDefinitionEntity) Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedDecisionDefinitionByDeploymentAndKey(
                        root.getDeploymentId(), evaluated.decision().getKey());
    }

    private static void store(
            long key, int place, Decision one, DecisionDefinitionEntity root, @Nullable ExecutionEntity execution) {
        DecisionDefinitionEntity definition = one.definition();
        Evaluated evaluated = one.evaluated();
        EngineSql.update(
                INSERT,
                key,
                place,
                one.instanceKey(),
                definition.getKey(),
                definition.getId(),
                definition.getName(),
                definition.getVersion(),
                evaluated.type(),
                graphKey(definition),
                root.getId(),
                Json.write(evaluated.output()),
                Json.write(evaluated.inputs()),
                Json.write(evaluated.rules()),
                null,
                Instant.ofEpochMilli(Commands.now()).atOffset(ZoneOffset.UTC),
                execution == null ? null : execution.getProcessDefinitionId(),
                execution == null ? null : execution.getProcessInstanceId(),
                execution == null ? null : execution.getRootProcessInstanceId(),
                execution == null
                        ? null
                        : Long.toString(
                                Keys.ofElementInstance(Objects.requireNonNull(execution.getActivityInstanceId()))));
    }

    static String graphKey(DecisionDefinitionEntity definition) {
        String graph = definition.getDecisionRequirementsDefinitionId();
        return graph == null ? definition.getId() : graph;
    }
}
