package io.countersign.infra.local.issuer;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request of the administration API.
 *
 * @param path what follows the realm
 * @param parameters gives the value of a query parameter, or null
 * @param address of the request
 */
record AdminRequest(
        String method, List<String> path, UnaryOperator<@Nullable String> parameters, String body, String address) {

    /** Whether it is this method, and its path has these parts; {@code *} stands for any. */
    boolean is(String wanted, String... parts) {
        if (!method.equals(wanted) || path.size() != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].equals("*") && !parts[i].equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    int number(String name, int otherwise) {
        String text = parameters.apply(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    String text(String name) {
        String text = parameters.apply(name);
        return text == null ? "" : text;
    }

    <T> T body(Class<T> type) {
        return JsonMapper.shared().readValue(body, type);
    }
}
