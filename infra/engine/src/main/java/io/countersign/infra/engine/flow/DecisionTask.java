package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.decision.Evaluation;
import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.Parking;
import io.countersign.infra.engine.store.EngineSql;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A business rule task that evaluates a deployed decision (DMN) and sets its result as a variable. */
public final class DecisionTask extends TaskActivityBehavior {
    private final String decisionId;
    private final @Nullable String deployment;
    private final String resultVariable;

    /**
     * A task as drawn.
     *
     * @param decisionId may be FEEL
     * @param deployment the deployment that the decision is bound to, or null for the latest version
     */
    public DecisionTask(String decisionId, @Nullable String deployment, String resultVariable) {
        this.decisionId = decisionId;
        this.deployment = deployment;
        this.resultVariable = resultVariable;
    }

    @Override
    public void performExecution(ActivityExecution execution) {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        String id;
        try {
            id = Feel.evaluateString(decisionId, execution);
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
        String key = key(id);
        if (key == null) {
            throw Parking.before(
                    execution,
                    "CALLED_DECISION_ERROR",
                    new FeelFailure(
                            "Expected to evaluate decision '" + id + "', but no decision found for id '" + id + "'"));
        }
        try {
            Results.set(
                    execution,
                    resultVariable,
                    Evaluation.of(
                                    Context.getProcessEngineConfiguration()
                                            .getDeploymentCache()
                                            .findDeployedDecisionDefinitionById(key),
                                    execution.getVariables(),
                                    (ExecutionEntity) execution)
                            .output());
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "DECISION_EVALUATION_ERROR", failure);
        }
        leave(execution);
    }

    private @Nullable String key(String id) {
        return EngineSql.queryOne(
                "select id_ from act_re_decision_def where key_ = ? and (?::text is null or deployment_id_ = ?)"
                        + " order by version_ desc limit 1",
                row -> row.getString(1),
                id,
                deployment,
                deployment);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
