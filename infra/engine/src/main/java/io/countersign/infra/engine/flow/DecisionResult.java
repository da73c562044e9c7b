package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.DmnDecisionResult;
import org.operaton.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.operaton.bpm.dmn.engine.impl.hitpolicy.HitPolicyEntry;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.operaton.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.operaton.bpm.engine.variable.Variables;
import org.operaton.bpm.model.dmn.HitPolicy;

/**
 * The result of a decision as one value: the output of the rule that matched, or an object where there are several
 * outputs, or null; a list of those where the hit policy lets many rules match.
 */
public final class DecisionResult {
    private DecisionResult() {}

    /**
     * Evaluates a decision.
     *
     * @throws ProcessEngineException if the evaluation fails
     */
    public static @Nullable Object of(DecisionDefinitionEntity decision, Map<String, @Nullable Object> variables) {
        DmnDecisionResult results;
        try {
            results = DecisionEvaluationUtil.evaluateDecision(decision, Variables.fromMap(variables));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ProcessEngineException(failure);
        }
        DmnDecisionTableImpl table = decision.getDecisionLogic() instanceof DmnDecisionTableImpl logic ? logic : null;
        boolean single = table == null || table.getOutputs().size() == 1;
        List<@Nullable Object> values = new ArrayList<>();
        results.forEach(entries ->
                values.add(Feel.json(single ? entries.<@Nullable Object>getFirstEntry() : entries.getEntryMap())));
        if (table != null && matchesMany(table)) {
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
}
