package io.countersign.infra.engine.decision;

import io.camunda.client.protocol.rest.EvaluatedDecisionInputItem;
import io.camunda.client.protocol.rest.EvaluatedDecisionOutputItem;
import io.camunda.client.protocol.rest.MatchedDecisionRuleItem;
import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.variable.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnDecision;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.operaton.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.operaton.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.operaton.bpm.dmn.engine.impl.hitpolicy.HitPolicyEntry;
import org.operaton.bpm.model.dmn.HitPolicy;

/**
 * One decision of an evaluation.
 *
 * @param output the result as one value: the output of the rule that matched, or an object where there are several
 *     outputs, or null; a list of those where the hit policy lets many rules match
 */
record Evaluated(
        DmnDecision decision,
        String type,
        @Nullable Object output,
        List<EvaluatedDecisionInputItem> inputs,
        List<MatchedDecisionRuleItem> rules) {

    static Evaluated of(DmnDecisionLogicEvaluationEvent event) {
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            DmnDecisionTableImpl logic =
                    (DmnDecisionTableImpl) table.getDecision().getDecisionLogic();
            return new Evaluated(
                    event.getDecision(), "DECISION_TABLE", output(table, logic), inputs(table), rules(table, logic));
        }
        Object value = event instanceof DmnDecisionLiteralExpressionEvaluationEvent literal
                ? Feel.json(literal.getOutputValue().getValue())
                : null;
        return new Evaluated(event.getDecision(), "LITERAL_EXPRESSION", value, List.of(), List.of());
    }

    private static @Nullable Object output(DmnDecisionTableEvaluationEvent event, DmnDecisionTableImpl table) {
        if (event.getCollectResultValue() != null) {
            return Feel.json(event.getCollectResultValue().getValue());
        }
        boolean single = table.getOutputs().size() == 1;
        List<@Nullable Object> values = new ArrayList<>();
        for (DmnEvaluatedDecisionRule rule : event.getMatchingRules()) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            rule.getOutputEntries()
                    .forEach((name, entry) ->
                            entries.put(name, Feel.json(entry.getValue().getValue())));
            values.add(single ? entries.values().stream().findFirst().orElse(null) : entries);
        }
        if (matchesMany(table)) {
            return values;
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static boolean matchesMany(DmnDecisionTableImpl table) {
        HitPolicyEntry policy = table.getHitPolicyHandler().getHitPolicyEntry();
        return policy.getHitPolicy() == HitPolicy.RULE_ORDER
                || policy.getHitPolicy() == HitPolicy.OUTPUT_ORDER
                || policy.getHitPolicy() == HitPolicy.COLLECT && policy.getAggregator() == null;
    }

    private static List<EvaluatedDecisionInputItem> inputs(DmnDecisionTableEvaluationEvent event) {
        return event.getInputs().stream()
                .map(input -> new EvaluatedDecisionInputItem()
                        .inputId(input.getId())
                        .inputName(input.getName())
                        .inputValue(json(input.getValue().getValue())))
                .toList();
    }

    private static List<MatchedDecisionRuleItem> rules(
            DmnDecisionTableEvaluationEvent event, DmnDecisionTableImpl table) {
        List<String> order = table.getRules().stream().map(rule -> rule.getId()).toList();
        return event.getMatchingRules().stream()
                .map(rule -> {
                    int index = order.indexOf(rule.getId()) + 1;
                    return new MatchedDecisionRuleItem()
                            .ruleId(rule.getId())
                            .ruleIndex(index)
                            .evaluatedOutputs(rule.getOutputEntries().values().stream()
                                    .map(output -> new EvaluatedDecisionOutputItem()
                                            .outputId(output.getId())
                                            .outputName(
                                                    output.getName() == null
                                                            ? output.getOutputName()
                                                            : output.getName())
                                            .outputValue(json(output.getValue().getValue()))
                                            .ruleId(rule.getId())
                                            .ruleIndex(index))
                                    .toList());
                })
                .toList();
    }

    private static String json(@Nullable Object value) {
        return Json.write(Feel.json(value));
    }
}
