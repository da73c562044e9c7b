package io.countersign.infra.engine.feel;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Text that starts with {@code =} is FEEL; any other text is the value itself. Parsed expressions are kept. */
public final class Feel {
    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava()
            .withClock(() -> ClockUtil.getCurrentTime().toInstant().atZone(ZoneId.systemDefault()))
            .build();
    private static final Map<String, ParsedExpression> PARSED = new ConcurrentHashMap<>();

    private Feel() {}

    public static boolean isExpression(String text) {
        return text.startsWith("=");
    }

    /** @throws FeelFailure if the text is an expression that does not parse */
    public static void check(String text) {
        if (isExpression(text)) {
            parse(text);
        }
    }

    /**
     * The value of a text as plain JSON types: null, Boolean, Integer, Long, Double, String, List, Map.
     *
     * @throws FeelFailure if the evaluation fails
     */
    public static @Nullable Object evaluate(String text, VariableScope scope) {
        if (!isExpression(text)) {
            return text;
        }
        EvaluationResult result = ENGINE.evaluate(parse(text), new ScopeContext(scope));
        if (result.isFailure()) {
            throw new FeelFailure("Failed to evaluate expression '" + text.substring(1) + "': "
                    + result.failure().message());
        }
        return FeelValues.toJson(result.result());
    }

    /**
     * Like {@link #evaluate(String, VariableScope)}, over variables that are given.
     *
     * @throws FeelFailure if the expression does not parse or its evaluation fails
     */
    public static @Nullable Object evaluate(String text, Map<String, @Nullable Object> variables) {
        ParseResult parsed = ENGINE.parseExpression(text.substring(1));
        if (parsed.isFailure()) {
            throw invalid(text, parsed);
        }
        EvaluationResult result = ENGINE.evaluate(parsed.parsedExpression(), variables);
        if (result.isFailure()) {
            throw new FeelFailure("Failed to evaluate expression '" + text.substring(1) + "': "
                    + result.failure().message());
        }
        return FeelValues.toJson(result.result());
    }

    /** A value that FEEL gave, as plain JSON types. */
    public static @Nullable Object json(@Nullable Object value) {
        return FeelValues.toJson(value);
    }

    /** @throws FeelFailure if the evaluation fails or does not give a string */
    public static String evaluateString(String text, VariableScope scope) {
        if (evaluate(text, scope) instanceof String value) {
            return value;
        }
        throw wrongType(text, "STRING", scope);
    }

    /** @throws FeelFailure if the evaluation fails or does not give a whole number */
    public static int evaluateInteger(String text, VariableScope scope) {
        Object value = evaluate(text, scope);
        if (value instanceof Integer number) {
            return number;
        }
        if (value instanceof String digits && digits.matches("-?\\d{1,9}")) {
            return Integer.parseInt(digits);
        }
        throw wrongType(text, "NUMBER", scope);
    }

    public static FeelFailure wrongType(String text, String wanted, VariableScope scope) {
        Object value = evaluate(text, scope);
        String expression = isExpression(text) ? text.substring(1) : text;
        return new FeelFailure("Expected result of the expression '" + expression + "' to be '" + wanted
                + "', but was '" + FeelValues.typeName(value) + "'.");
    }

    private static ParsedExpression parse(String text) {
        return PARSED.computeIfAbsent(text, Feel::parseNew);
    }

    private static ParsedExpression parseNew(String text) {
        ParseResult result = ENGINE.parseExpression(text.substring(1));
        if (result.isFailure()) {
            throw invalid(text, result);
        }
        return result.parsedExpression();
    }

    private static FeelFailure invalid(String text, ParseResult result) {
        return new FeelFailure("Invalid FEEL expression '" + text.substring(1) + "': "
                + result.failure().message());
    }
}
