package io.countersign.infra.engine.variable;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.variable.type.ValueType;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** A variable's value as Operaton holds it. */
record JsonValue(@Nullable Object value, boolean isTransient) implements TypedValue {
    @Override
    public @Nullable Object getValue() {
        return value;
    }

    @Override
    public ValueType getType() {
        return JsonType.INSTANCE;
    }
}
