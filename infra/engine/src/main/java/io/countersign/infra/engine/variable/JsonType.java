package io.countersign.infra.engine.variable;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.variable.impl.type.AbstractValueTypeImpl;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** The one type that variables have. */
final class JsonType extends AbstractValueTypeImpl {
    static final JsonType INSTANCE = new JsonType();

    private JsonType() {
        super(JsonVariableSerializer.NAME);
    }

    /** Primitive in Operaton's sense: the serializer alone decides, no data format is negotiated. */
    @Override
    public boolean isPrimitiveValueType() {
        return true;
    }

    @Override
    public Map<String, Object> getValueInfo(TypedValue value) {
        return Map.of();
    }

    @Override
    public TypedValue createValue(@Nullable Object value, Map<String, Object> info) {
        return new JsonValue(value, false);
    }
}
