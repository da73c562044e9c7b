package io.countersign.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Process variables with the kind that is expected of them; a missing or wrong one is named. */
public record Variables(Map<String, Object> values) {

    /** An id that the process carries as text. */
    public long id(String name) {
        String text = text(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ContractBroken("variable '" + name + "' should be an id, but is '" + text + "'");
        }
    }

    public @Nullable Long idOrNull(String name) {
        return values.get(name) == null ? null : id(name);
    }

    public String text(String name) {
        return required(name, String.class, "a text");
    }

    public @Nullable String textOrNull(String name) {
        return values.get(name) == null ? null : text(name);
    }

    public boolean flag(String name) {
        return required(name, Boolean.class, "true or false");
    }

    public int number(String name) {
        return required(name, Number.class, "a number").intValue();
    }

    public List<String> texts(String name) {
        List<?> list = required(name, List.class, "a list of texts");
        for (Object element : list) {
            if (!(element instanceof String)) {
                throw new ContractBroken("variable '" + name + "' should be a list of texts, but holds " + element);
            }
        }
        return list.stream().map(String.class::cast).toList();
    }

    private <T> T required(String name, Class<T> kind, String expected) {
        Object value = values.get(name);
        if (value == null) {
            throw new ContractBroken("variable '" + name + "' is missing; expected " + expected);
        }
        if (!kind.isInstance(value)) {
            throw new ContractBroken("variable '" + name + "' should be " + expected + ", but is " + value);
        }
        return kind.cast(value);
    }
}
