package io.countersign.infra.engine.decision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;

/** Hears what the DMN engine evaluates, for the thread that asked for it. */
public final class DecisionListener implements DmnDecisionEvaluationListener {
    private static final ThreadLocal<@Nullable List<Evaluated>> HEARD = new ThreadLocal<>();

    /** The decisions that were evaluated meanwhile, what is required before what requires it. */
    static List<Evaluated> during(Runnable evaluation) {
        List<Evaluated> heard = new ArrayList<>();
        List<Evaluated> outer = HEARD.get();
        HEARD.set(heard);
        try {
            evaluation.run();
            return heard;
        } finally {
            if (outer == null) {
                HEARD.remove();
            } else {
                HEARD.set(outer);
            }
        }
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        List<Evaluated> heard = HEARD.get();
        if (heard != null) {
            event.getRequiredDecisionResults().forEach(required -> heard.add(Evaluated.of(required)));
            heard.add(Evaluated.of(event.getDecisionResult()));
        }
    }
}
