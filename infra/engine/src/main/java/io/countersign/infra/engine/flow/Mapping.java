package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One input or output mapping.
 *
 * @param source FEEL, or the value itself
 * @param target name of a variable, or a path of names separated by dots into an object
 */
public record Mapping(String source, String target) {
    public Mapping {
        Feel.check(source);
    }

    void put(Map<String, @Nullable Object> variables, @Nullable Object value) {
        String[] path = target.split("\\.", -1);
        Map<String, @Nullable Object> object = variables;
        for (int i = 0; i < path.length - 1; i++) {
            object = child(object, path[i]);
        }
        object.put(path[path.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> object, String name) {
        Map<String, @Nullable Object> child =
                object.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : new LinkedHashMap<>();
        object.put(name, child);
        return child;
    }

    boolean isPath() {
        return target.indexOf('.') >= 0;
    }

    String variable() {
        int dot = target.indexOf('.');
        return dot < 0 ? target : target.substring(0, dot);
    }
}
