package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.DecisionEvaluationInstruction;
import io.camunda.client.protocol.rest.EvaluateDecisionResult;
import io.camunda.client.protocol.rest.ExpressionEvaluationRequest;
import io.camunda.client.protocol.rest.ExpressionEvaluationResult;
import io.countersign.infra.engine.decision.Decisions;
import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Decisions, and expressions that stand alone. */
final class DecisionEndpoints {
    private final Decisions decisions;
    private final Searches searches;

    DecisionEndpoints(Decisions decisions, Searches searches) {
        this.decisions = decisions;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.get("POST", "/decision-definitions/search", call -> searches.decisions(call.search()))
                .get("POST", "/decision-definitions/evaluation", this::evaluate)
                .get("GET", "/decision-definitions/{key}", call -> searches.decision(call.key()))
                .later("GET", "/decision-definitions/{key}/xml", this::decisionXml)
                .get("POST", "/decision-requirements/search", call -> searches.requirements(call.search()))
                .get("GET", "/decision-requirements/{key}", call -> searches.requirement(call.key()))
                .later("GET", "/decision-requirements/{key}/xml", this::requirementsXml)
                .get("POST", "/decision-instances/search", call -> searches.decisionInstances(call.search()))
                .get("GET", "/decision-instances/{key}", call -> searches.decisionInstance(call.name()))
                .get("POST", "/expression/evaluation", DecisionEndpoints::expression);
    }

    private EvaluateDecisionResult evaluate(Call call) {
        DecisionEvaluationInstruction request = call.body(DecisionEvaluationInstruction.class);
        String id = request.getDecisionDefinitionId();
        String key = request.getDecisionDefinitionKey();
        if ((id == null) == (key == null)) {
            throw Problem.invalid("Only one of [decisionDefinitionId, decisionDefinitionKey] is allowed and required.");
        }
        String found;
        if (id != null) {
            found = decisions.latestKey(id);
        } else {
            String number = Long.toString(RestValues.key("decisionDefinitionKey", String.valueOf(key)));
            found = decisions.exists(number) ? number : null;
        }
        if (found == null) {
            throw Decisions.notFound(id == null ? "with key '" + key + "'" : "with id '" + id + "'");
        }
        return decisions.evaluate(found, RestValues.variables(request.getVariables()));
    }

    private CompletionStage<Answer> decisionXml(Call call) {
        searches.decision(call.key());
        return Answer.text("text/xml", decisions.xml(call.key())).now();
    }

    private CompletionStage<Answer> requirementsXml(Call call) {
        searches.requirement(call.key());
        return Answer.text("text/xml", decisions.xml(call.key())).now();
    }

    private static ExpressionEvaluationResult expression(Call call) {
        ExpressionEvaluationRequest request = call.body(ExpressionEvaluationRequest.class);
        String expression = RestValues.required("expression", request.getExpression());
        if (!Feel.isExpression(expression)) {
            throw Problem.invalid("Expected an expression that starts with '=', but got '" + expression + "'");
        }
        try {
            return new ExpressionEvaluationResult()
                    .expression(expression)
                    .result(Feel.evaluate(expression, RestValues.variables(request.getVariables())))
                    .warnings(List.of());
        } catch (FeelFailure failure) {
            throw Problem.invalid(String.valueOf(failure.getMessage()));
        }
    }
}
