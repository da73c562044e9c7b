package io.countersign.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables of the contract, none of them undefined, as a command or an outcome takes them. */
final class ProcessVariables {
    private ProcessVariables() {}

    @SafeVarargs
    static Map<String, Object> of(Map.Entry<String, @Nullable Object>... entries) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : entries) {
            Object value = entry.getValue();
            if (value == null) {
                throw new IllegalArgumentException("variable " + entry.getKey() + " has no value");
            }
            variables.put(entry.getKey(), value);
        }
        return variables;
    }
}
