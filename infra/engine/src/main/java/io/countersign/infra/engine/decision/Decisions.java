package io.countersign.infra.engine.decision;

import io.camunda.client.protocol.rest.EvaluateDecisionResult;
import io.camunda.client.protocol.rest.EvaluatedDecisionResult;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnEngineException;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;

/** Deployed decisions: their source, and what they say. */
public final class Decisions {
    private static final String SOURCE = """
            select b.bytes_ from (select id_, deployment_id_, resource_name_ from act_re_decision_def
                                  union all
                                  select id_, deployment_id_, resource_name_ from act_re_decision_req_def) d
            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
            where d.id_ = ?
            """;

    private final Commands commands;
    private final Tables tables;

    public Decisions(Commands commands, Tables tables) {
        this.commands = commands;
        this.tables = tables;
    }

    /** The DMN of an existing decision or requirements graph, as it was given. */
    public String xml(long key) {
        byte[] bytes = tables.queryOne(SOURCE, row -> row.getBytes(1), Long.toString(key));
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    /** The key of the latest version of a decision, or null. */
    public @Nullable String latestKey(String decisionId) {
        return tables.queryOne(
                "select id_ from act_re_decision_def where key_ = ? order by version_ desc limit 1",
                row -> row.getString(1),
                decisionId);
    }

    public boolean exists(String key) {
        return tables.queryOne("select 1 from act_re_decision_def where id_ = ?", row -> 1, key) != null;
    }

    /** Evaluates a decision; a failure is part of the answer. */
    public EvaluateDecisionResult evaluate(String key, Map<String, @Nullable Object> variables) {
        DecisionDefinitionEntity decision =
                commands.run(context -> commands.engine().getDeploymentCache().findDeployedDecisionDefinitionById(key));
        EvaluateDecisionResult result = new EvaluateDecisionResult()
                .decisionDefinitionId(decision.getKey())
                .decisionDefinitionKey(decision.getId())
                .decisionDefinitionName(decision.getName())
                .decisionDefinitionVersion(decision.getVersion())
                .decisionRequirementsId(
                        decision.getDecisionRequirementsDefinitionKey() == null
                                ? decision.getKey()
                                : decision.getDecisionRequirementsDefinitionKey())
                .decisionRequirementsKey(Evaluation.graphKey(decision))
                .tenantId("<default>");
        try {
            Evaluation evaluation = commands.run(context -> Evaluation.of(decision, variables, null));
            return result.output(Json.write(evaluation.output()))
                    .decisionEvaluationKey(Long.toString(evaluation.key()))
                    .decisionInstanceKey(Long.toString(evaluation.key()))
                    .evaluatedDecisions(evaluation.decisions().stream()
                            .map(Decisions::answer)
                            .toList());
        } catch (DmnEngineException | ProcessEngineException failure) {
            String evaluationKey = commands.nextKey();
            return result.output("null")
                    .decisionEvaluationKey(evaluationKey)
                    .decisionInstanceKey(evaluationKey)
                    .evaluatedDecisions(List.of())
                    .failedDecisionDefinitionId(decision.getKey())
                    .failureMessage(
                            "Expected to evaluate decision '" + decision.getKey() + "', but " + message(failure));
        }
    }

    private static String message(RuntimeException failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static EvaluatedDecisionResult answer(Evaluation.Decision decision) {
        return new EvaluatedDecisionResult()
                .decisionDefinitionId(decision.definition().getKey())
                .decisionDefinitionKey(decision.definition().getId())
                .decisionDefinitionName(decision.definition().getName())
                .decisionDefinitionVersion(decision.definition().getVersion())
                .decisionDefinitionType(decision.evaluated().type())
                .decisionEvaluationInstanceKey(decision.instanceKey())
                .output(Json.write(decision.evaluated().output()))
                .evaluatedInputs(decision.evaluated().inputs())
                .matchedRules(decision.evaluated().rules())
                .tenantId("<default>");
    }

    /** @throws Problem 404 */
    public static Problem notFound(String what) {
        return Problem.notFound("Expected to evaluate decision " + what + ", but no decision was found");
    }
}
