package io.countersign.infra.engine.feel;

import org.operaton.bpm.engine.impl.el.Expression;
import org.operaton.bpm.engine.impl.el.JuelExpressionManager;

/** Gives Operaton's parser FEEL for every text of a model; nothing in a model is JUEL. */
public final class FeelExpressionManager extends JuelExpressionManager {
    @Override
    public Expression createExpression(String text) {
        return new FeelExpression(text);
    }
}
